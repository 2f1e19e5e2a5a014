package io.sessionaudit.workload.fleet;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where child processes find their classes. */
public final class ClassPath {

  /** Set where this process itself runs on classes that are not packaged: in the build's tests. */
  private static final String PROPERTY = "workload.class-path";

  private ClassPath() {}

  /** For the option {@code -cp}. */
  public static String text() {
    String own = System.getProperty("java.class.path");
    String packaged = System.getProperty(PROPERTY, own);
    return Files.exists(first(packaged)) ? packaged : own;
  }

  /** Its first part. */
  static Path first() {
    return first(text());
  }

  private static Path first(String classPath) {
    return Path.of(classPath.split(File.pathSeparator, 2)[0]);
  }
}
