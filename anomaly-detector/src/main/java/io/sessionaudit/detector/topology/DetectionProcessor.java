package io.sessionaudit.detector.topology;

import io.sessionaudit.detector.detection.Baseline;
import io.sessionaudit.detector.detection.Detected;
import io.sessionaudit.detector.detection.Detection;
import io.sessionaudit.detector.detection.Profile;
import io.sessionaudit.detector.detection.Versions;
import io.sessionaudit.event.AnomalyDetected;
import io.sessionaudit.event.RecordedEvent;
import io.sessionaudit.event.SessionEvent.TokenIssued;
import io.sessionaudit.event.UserId;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Feeds events to the rules and keeps what they remember. Records that cannot be read and gaps in a
 * user's versions are counted and passed over: the detector goes on with what it knows, because a
 * verdict that waits for a repair protects nobody. So verdicts are a function of the readable part
 * of the log, and the projector's parking shows what was left out.
 */
final class DetectionProcessor implements Processor<byte[], byte[], byte[], byte[]> {

  private static final Duration SWEEP = Duration.ofHours(1);

  private final Profile profile;
  private final DetectionCounts counts;
  private ProcessorContext<byte[], byte[]> context;
  private Baselines baselines;
  private Instant logTime = Instant.EPOCH;

  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
  DetectionProcessor(Profile profile, DetectionCounts counts) {
    this.profile = profile;
    this.counts = counts;
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> streams) {
    context = streams;
    baselines = new Baselines(streams.getStateStore(Baselines.STORE));
    streams.schedule(SWEEP, PunctuationType.WALL_CLOCK_TIME, _ -> baselines.sweep(logTime));
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    RecordedEvent event = LogRecord.read(record);
    if (event == null) {
      counts.unreadable();
      return;
    }
    counts.event();
    UserId user = event.event().user();
    if (user != null) {
      detect(user, event);
    }
  }

  private void detect(UserId user, RecordedEvent event) {
    Baseline before = baselines.of(user, event.event().session());
    long version = Versions.of(event);
    if (version <= before.version()) {
      counts.duplicate();
      return;
    }
    // The stream of a user who is forgotten, or new to this log, goes on anywhere.
    if (before.version() > 0 && version > before.version() + 1) {
      counts.gap();
    }
    Instant at = event.envelope().occurredAt();
    logTime = at.isAfter(logTime) ? at : logTime;
    if (event.event() instanceof TokenIssued) {
      baselines.makeRoom(user, at);
    }
    Detected detected = Detection.detect(before, event, profile);
    baselines.put(user, before, detected.baseline());
    AnomalyDetected anomaly = detected.anomaly();
    if (anomaly != null) {
      say(anomaly, event);
    }
  }

  /** Commits at once: readers see an anomaly only when its transaction has ended. */
  private void say(AnomalyDetected anomaly, RecordedEvent trigger) {
    context.forward(AnomalyRecord.of(anomaly, trigger.envelope()));
    context.commit();
    counts.anomaly(anomaly.verdict());
  }
}
