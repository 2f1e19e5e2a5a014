package io.sessionaudit.detector.topology;

import io.sessionaudit.event.Actor;
import io.sessionaudit.event.AnomalyDetected;
import io.sessionaudit.event.Envelope;
import io.sessionaudit.event.Envelope.Lineage;
import io.sessionaudit.event.Envelope.Source;
import io.sessionaudit.event.FreshIds;
import io.sessionaudit.wire.EventCodec;
import io.sessionaudit.wire.KafkaRecords;
import io.sessionaudit.wire.Topics;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Writes records of {@code session-anomalies}. Everything in one follows from its trigger and the
 * rules: the same log gives the same bytes.
 */
final class AnomalyRecord {

  private AnomalyRecord() {}

  static Record<byte[], byte[]> of(AnomalyDetected anomaly, Envelope trigger) {
    Envelope envelope =
        new Envelope(
            FreshIds.derived(anomaly.ruleSet(), trigger.id()),
            trigger.occurredAt(),
            anomaly.stream(),
            null,
            new Lineage(trigger.lineage().correlation(), trigger.id(), Actor.DETECTOR),
            Source.ANOMALY_DETECTOR);
    ProducerRecord<byte[], byte[]> record =
        KafkaRecords.write(Topics.SESSION_ANOMALIES, EventCodec.encode(envelope, anomaly));
    return new Record<>(record.key(), record.value(), record.timestamp(), record.headers());
  }
}
