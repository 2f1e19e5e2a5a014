package io.sessionaudit.logging;

import ch.qos.logback.classic.pattern.ThrowableHandlingConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import org.jspecify.annotations.Nullable;

/**
 * {@code %traces} in a pattern: exceptions, each line indented. So no line that begins at the
 * margin is anything but a line of the log, whatever the message of an exception says.
 */
public final class TracesConverter extends ThrowableHandlingConverter {

  @Override
  public String convert(ILoggingEvent event) {
    StringBuilder out = new StringBuilder();
    append(out, event.getThrowableProxy(), "");
    return out.toString();
  }

  private static void append(StringBuilder out, @Nullable IThrowableProxy thrown, String label) {
    if (thrown == null) {
      return;
    }
    String what = label + thrown.getClassName() + ": " + thrown.getMessage();
    out.append('\t').append(Printable.of(what)).append('\n');
    if (thrown.isCyclic()) {
      return;
    }
    StackTraceElementProxy[] steps = thrown.getStackTraceElementProxyArray();
    for (int i = 0; i < steps.length - thrown.getCommonFrames(); i++) {
      out.append("\t\t").append(Printable.of(steps[i].toString())).append('\n');
    }
    for (IThrowableProxy suppressed : thrown.getSuppressed()) {
      append(out, suppressed, "suppressed: ");
    }
    append(out, thrown.getCause(), "caused by: ");
  }
}
