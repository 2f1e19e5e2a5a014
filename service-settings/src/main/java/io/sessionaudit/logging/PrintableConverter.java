package io.sessionaudit.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.pattern.CompositeConverter;

/** {@code %printable(...)} in a pattern: all of it on one line. */
public final class PrintableConverter extends CompositeConverter<ILoggingEvent> {

  @Override
  protected String transform(ILoggingEvent event, String line) {
    return Printable.of(line);
  }
}
