package io.sessionaudit.standalone.running;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.FileAppender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/** All that is logged in this JVM from now on: ours at DEBUG, everybody else's at INFO. */
public final class CapturedLog implements AutoCloseable {

  private final Path file;
  private final FileAppender<ILoggingEvent> appender = new FileAppender<>();
  private final Logger root = logger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final Logger ours = logger("io.sessionaudit");
  private final Level rootBefore = root.getLevel();
  private final Level oursBefore = ours.getLevel();

  private CapturedLog(Path folder) {
    file = folder.resolve("everything.log");
    LoggerContext context = root.getLoggerContext();
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern("%level %thread %logger %mdc %kvp %msg%n%ex{full}");
    encoder.start();
    appender.setContext(context);
    appender.setFile(file.toString());
    appender.setEncoder(encoder);
    appender.start();
    root.addAppender(appender);
    root.setLevel(Level.INFO);
    ours.setLevel(Level.DEBUG);
  }

  /** Begins, in a file of this folder. */
  public static CapturedLog in(Path folder) {
    return new CapturedLog(folder);
  }

  private static Logger logger(String name) {
    return (Logger) LoggerFactory.getLogger(name);
  }

  /** What has been logged so far. */
  public String text() {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    root.detachAppender(appender);
    root.setLevel(rootBefore);
    ours.setLevel(oursBefore);
    appender.stop();
  }
}
