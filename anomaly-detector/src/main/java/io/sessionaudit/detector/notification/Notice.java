package io.sessionaudit.detector.notification;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sessionaudit.event.AnomalyDetected;
import io.sessionaudit.event.AnomalyDetected.Signal;
import io.sessionaudit.event.AnomalyDetected.Verdict;
import io.sessionaudit.event.Envelope;
import io.sessionaudit.event.EventId;
import io.sessionaudit.event.RecordedEvent;
import io.sessionaudit.event.UserId;
import io.sessionaudit.json.JsonText;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is said about one verdict. Everything follows from the event, so a repetition is the same
 * bytes under the same id.
 *
 * @param id of the AnomalyDetected; receivers drop an id that they have seen
 * @param at when the triggering event happened
 * @param body compact JSON
 */
record Notice(EventId id, UserId user, Instant at, String body) {

  /** Null for a verdict that ends nothing. */
  static @Nullable Notice of(RecordedEvent recorded) {
    if (!(recorded.event() instanceof AnomalyDetected anomaly)) {
      return null;
    }
    return switch (anomaly.verdict()) {
      case OBSERVE -> null;
      case REVOKE_ALL ->
          new Notice(
              recorded.envelope().id(),
              anomaly.user(),
              recorded.envelope().occurredAt(),
              body(recorded.envelope(), anomaly));
    };
  }

  private static String body(Envelope envelope, AnomalyDetected anomaly) {
    EventId trigger = Objects.requireNonNull(envelope.lineage().cause(), "an anomaly has a cause");
    Verdict verdict = anomaly.verdict();
    byte[] json =
        JsonText.write(it ->
            it.text("id", envelope.id().toString())
                .text("userId", anomaly.user().toString())
                .text("sessionId", anomaly.session().toString())
                .text("verdict", verdict.name())
                .number("score", anomaly.score())
                .texts("signals", kinds(anomaly.signals()))
                .text("profile", anomaly.profile())
                .text("ruleSet", anomaly.ruleSet())
                .text("trigger", trigger.toString())
                .time("at", envelope.occurredAt()));
    return new String(json, UTF_8);
  }

  private static List<String> kinds(List<Signal> signals) {
    return signals.stream().map(it -> it.kind().name()).distinct().toList();
  }

  @Override
  public String toString() {
    return "notice " + id;
  }
}
