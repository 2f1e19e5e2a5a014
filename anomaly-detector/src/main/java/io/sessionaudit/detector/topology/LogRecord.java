package io.sessionaudit.detector.topology;

import io.sessionaudit.event.RecordedEvent;
import io.sessionaudit.wire.EventCodec;
import io.sessionaudit.wire.KafkaRecords;
import java.time.Instant;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Reads records of {@code session-events}. */
final class LogRecord {

  private static final Instant FIRST = Instant.EPOCH;
  private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");

  private LogRecord() {}

  /** The event, or nothing if the record is none that stands in a stream. */
  static @Nullable RecordedEvent read(Record<byte[], byte[]> record) {
    try {
      RecordedEvent event =
          EventCodec.decode(KafkaRecords.read(record.key(), record.headers(), record.value()));
      return isInALog(event) ? event : null;
    } catch (RuntimeException e) {
      // Whatever a damaged record makes the reader trip over, the next user's record has to be
      // read.
      return null;
    }
  }

  private static boolean isInALog(RecordedEvent event) {
    Instant at = event.envelope().occurredAt();
    return event.envelope().place() != null && at.isAfter(FIRST) && at.isBefore(LAST);
  }
}
