package io.sessionaudit.detector.detection;

import io.sessionaudit.event.AnomalyDetected;
import io.sessionaudit.event.RecordedEvent;
import io.sessionaudit.event.SessionId;
import io.sessionaudit.testkit.DetectionSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rules as a specification; every baseline goes through its stored form on the way. */
final class Rules {

  private Rules() {}

  /** Findings as text: verdict, score, kinds. */
  static DetectionSpec<Remembered, RecordedEvent, String> under(Profile profile) {
    return saying(profile, Rules::summary);
  }

  /** Findings as they are. */
  static DetectionSpec<Remembered, RecordedEvent, AnomalyDetected> exactlyUnder(Profile profile) {
    return saying(profile, anomaly -> anomaly);
  }

  private static <F> DetectionSpec<Remembered, RecordedEvent, F> saying(
      Profile profile, Function<AnomalyDetected, F> finding) {
    return DetectionSpec.of(
        () -> new Remembered(BaselineBytes.write(UserBaseline.NOBODY), Map.of()),
        (state, event) -> {
          Detected detected = Detection.detect(state.before(event), event, profile);
          AnomalyDetected anomaly = detected.anomaly();
          return new DetectionSpec.Step<>(
              state.after(detected.baseline()),
              anomaly == null ? List.of() : List.of(finding.apply(anomaly)));
        });
  }

  private static String summary(AnomalyDetected anomaly) {
    return anomaly.verdict()
        + " "
        + anomaly.score()
        + anomaly.signals().stream()
            .map(signal -> " " + signal.kind())
            .collect(Collectors.joining());
  }

  /** All that is stored of one user. */
  @SuppressWarnings("ArrayRecordComponent") // not compared
  record Remembered(byte[] user, Map<SessionId, byte[]> sessions) {

    Baseline before(RecordedEvent event) {
      return new Baseline(BaselineBytes.readUser(user), session(event.event().session()));
    }

    private @Nullable SessionBaseline session(@Nullable SessionId id) {
      byte[] stored = id == null ? null : sessions.get(id);
      return id == null || stored == null ? null : BaselineBytes.readSession(id, stored);
    }

    Remembered after(Baseline baseline) {
      Map<SessionId, byte[]> all = new HashMap<>(sessions);
      SessionBaseline session = baseline.session();
      if (session != null) {
        all.put(session.session(), BaselineBytes.write(session));
      }
      return new Remembered(BaselineBytes.write(baseline.user()), all);
    }
  }
}
