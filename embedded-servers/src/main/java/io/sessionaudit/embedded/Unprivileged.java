package io.sessionaudit.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a program is started that refuses to run as root. A user namespace is enough where the kernel
 * gives one; otherwise the program runs as {@code nobody} and is given the folder.
 */
enum Unprivileged {
  /** The user is not root. */
  AS_IS(""),
  /** Root that is nobody inside: files stay root's. */
  NAMESPACE("unshare -U"),
  /** Really nobody (65534). */
  NOBODY("setpriv --reuid=65534 --regid=65534 --clear-groups");

  private final String prefix;

  Unprivileged(String prefix) {
    this.prefix = prefix;
  }

  /**
   * @throws EmbeddedServerException if this is root and neither way is open
   */
  static Unprivileged choose(Path output) {
    if (!"root".equals(System.getProperty("user.name"))) {
      return AS_IS;
    }
    for (Unprivileged way : List.of(NAMESPACE, NOBODY)) {
      if (Programs.succeeds(output, way.command(List.of("true")))) {
        return way;
      }
    }
    throw new EmbeddedServerException(
        "PostgreSQL does not run as root, and neither unshare nor setpriv works here; "
            + "start as another user.",
        null);
  }

  List<String> command(List<String> program) {
    Stream<String> way = Stream.of(prefix.split(" ")).filter(it -> !it.isEmpty());
    return Stream.concat(way, program.stream()).toList();
  }

  /** Gives the folder to the user that the program runs as. */
  void own(Path folder) {
    if (this != NOBODY) {
      return;
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.toList()) {
        Files.setAttribute(path, "unix:uid", 65534);
        Files.setAttribute(path, "unix:gid", 65534);
      }
    } catch (IOException failure) {
      throw new EmbeddedServerException("Cannot give " + folder + " to nobody", failure);
    }
  }
}
