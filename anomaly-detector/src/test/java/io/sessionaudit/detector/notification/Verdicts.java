package io.sessionaudit.detector.notification;

import io.sessionaudit.event.Actor;
import io.sessionaudit.event.AnomalyDetected;
import io.sessionaudit.event.AnomalyDetected.Signal;
import io.sessionaudit.event.AnomalyDetected.SignalKind;
import io.sessionaudit.event.AnomalyDetected.Verdict;
import io.sessionaudit.event.Envelope;
import io.sessionaudit.event.Envelope.Lineage;
import io.sessionaudit.event.Envelope.Source;
import io.sessionaudit.event.EventId;
import io.sessionaudit.event.FreshIds;
import io.sessionaudit.event.RecordedEvent;
import io.sessionaudit.event.SessionId;
import io.sessionaudit.event.UserId;
import io.sessionaudit.wire.EventCodec;
import io.sessionaudit.wire.KafkaConnection;
import io.sessionaudit.wire.KafkaRecords;
import io.sessionaudit.wire.Topics;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Verdicts as the detector writes them. */
final class Verdicts implements AutoCloseable {

  private final KafkaProducer<byte[], byte[]> anomalies;

  Verdicts(KafkaConnection kafka) {
    anomalies =
        new KafkaProducer<>(
            kafka.properties(), new ByteArraySerializer(), new ByteArraySerializer());
  }

  static UserId someone() {
    return new UserId(UUID.randomUUID());
  }

  /** Writes a verdict about a user; its id. */
  String write(UserId user, Verdict verdict) {
    RecordedEvent event = event(user, verdict);
    try {
      anomalies
          .send(
              KafkaRecords.write(
                  Topics.SESSION_ANOMALIES, EventCodec.encode(event.envelope(), event.event())))
          .get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
    return event.envelope().id().toString();
  }

  static RecordedEvent event(UserId user, Verdict verdict) {
    EventId trigger = FreshIds.event();
    AnomalyDetected anomaly =
        new AnomalyDetected(
            user,
            new SessionId(UUID.fromString("01936b1e-7c00-7b22-8000-0000000001ab")),
            List.of(
                new Signal(SignalKind.DEVICE_CHANGED, "Chrome/Windows/desktop", "Safari", null),
                new Signal(SignalKind.REUSE, null, "ANCESTOR", null)),
            200,
            "strict",
            "session-audit/1",
            verdict);
    Envelope envelope =
        new Envelope(
            FreshIds.derived(anomaly.ruleSet(), trigger),
            Instant.parse("2026-11-01T08:00:00.25Z"),
            anomaly.stream(),
            null,
            new Lineage(UUID.randomUUID(), trigger, Actor.DETECTOR),
            Source.ANOMALY_DETECTOR);
    return new RecordedEvent(envelope, anomaly);
  }

  @Override
  public void close() {
    anomalies.close();
  }
}
