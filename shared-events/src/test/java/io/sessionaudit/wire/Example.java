package io.sessionaudit.wire;

import io.sessionaudit.event.Envelope;
import io.sessionaudit.event.Event;
import io.sessionaudit.event.RecordedEvent;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * One event with fixed values.
 *
 * @param file name of its approved file: type, revision and, unless it is the plain case, a variant
 */
record Example(String file, Envelope envelope, Event event) {

  RecordedEvent recorded() {
    return new RecordedEvent(envelope, event);
  }

  WireEvent wire() {
    return EventCodec.encode(envelope, event);
  }

  ProducerRecord<byte[], byte[]> record() {
    String topic = envelope.place() == null ? Topics.SESSION_ANOMALIES : Topics.SESSION_EVENTS;
    return KafkaRecords.write(topic, wire());
  }

  /** What the record says, or {@link UnreadableEventException}. */
  static RecordedEvent read(ProducerRecord<byte[], byte[]> written) {
    return EventCodec.decode(KafkaRecords.read(written.key(), written.headers(), written.value()));
  }

  @Override
  public String toString() {
    return file;
  }
}
