package io.sessionaudit.detector.topology;

import io.sessionaudit.event.AnomalyDetected;
import io.sessionaudit.event.RecordedEvent;
import io.sessionaudit.wire.EventCodec;
import io.sessionaudit.wire.KafkaRecords;
import io.sessionaudit.wire.Topics;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/** Events as records and back. */
public final class Records {

  private Records() {}

  /** The record of an event, as the relay writes it. */
  public static ProducerRecord<byte[], byte[]> of(RecordedEvent event) {
    return KafkaRecords.write(
        Topics.SESSION_EVENTS, EventCodec.encode(event.envelope(), event.event()));
  }

  /** The anomaly in a record. */
  public static RecordedEvent read(byte[] key, Headers headers, byte[] value) {
    RecordedEvent event = EventCodec.decode(KafkaRecords.read(key, headers, value));
    if (!(event.event() instanceof AnomalyDetected)) {
      throw new AssertionError("not an anomaly");
    }
    return event;
  }
}
