package io.sessionaudit.logging;

import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.nio.charset.StandardCharsets;

/**
 * One JSON object a line. Logback's own encoder escapes what RFC 8259 demands; what else some
 * reader takes for the end of a line, or a terminal for a command, is escaped here.
 */
public final class PrintableJsonEncoder extends JsonEncoder {

  @Override
  public byte[] encode(ILoggingEvent event) {
    String line = new String(super.encode(event), StandardCharsets.UTF_8).stripTrailing();
    return (Printable.of(line) + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
