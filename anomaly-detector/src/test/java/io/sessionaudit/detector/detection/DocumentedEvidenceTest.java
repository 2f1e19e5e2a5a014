package io.sessionaudit.detector.detection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.event.AnomalyDetected;
import io.sessionaudit.event.Network;
import io.sessionaudit.event.Network.AddressFamily;
import io.sessionaudit.event.RecordedEvent;
import io.sessionaudit.event.SessionEvent.RejectionCode;
import io.sessionaudit.event.SessionEvent.ReuseKind;
import io.sessionaudit.wire.EventCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The examples in {@code docs/events.md} are what the rules really say, but for the ids. */
class DocumentedEvidenceTest {

  private static final Network HOME = new Network("kJx0b1Qn5Z0m3vE7yT2h1w", AddressFamily.IPV4);
  private static final Network AWAY = new Network("Wm8PpYy1b0iVQm5s9oLr3A", AddressFamily.IPV4);
  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private final UserLog log = new UserLog(1).at(HOME);
  private final RecordedEvent signIn = log.signIn();

  @Test
  void aSessionThatMoved() throws IOException {
    assertThat(documented(0)).isEqualTo(said(Profile.STRICT, signIn, log.at(AWAY).refresh()));
  }

  @Test
  void aDeadToken() throws IOException {
    assertThat(documented(1))
        .isEqualTo(said(Profile.STRICT, signIn, log.rejected(RejectionCode.SESSION_REVOKED)));
  }

  @Test
  void aReuse() throws IOException {
    RecordedEvent rotation = log.refresh();

    assertThat(documented(2))
        .isEqualTo(said(Profile.BALANCED, signIn, rotation, log.reuse(ReuseKind.LATE_PARENT)));
  }

  private static String said(Profile profile, RecordedEvent... events) {
    Baseline baseline = Baseline.NONE;
    AnomalyDetected last = null;
    for (RecordedEvent event : events) {
      Detected detected = Detection.detect(baseline, event, profile);
      baseline = detected.baseline();
      last = detected.anomaly();
    }
    byte[] data =
        EventCodec.encode(
                events[events.length - 1].envelope(), Objects.requireNonNull(last, "an anomaly"))
            .data();
    return withoutIds(new String(data, UTF_8));
  }

  private static String documented(int number) throws IOException {
    String page = Files.readString(Path.of("..", "docs", "events.md"));
    String section = page.substring(page.indexOf("\n## AnomalyDetected\n") + 1);
    List<String> examples =
        Pattern.compile("```json\\n(.*?)```", Pattern.DOTALL)
            .matcher(section)
            .results()
            .map(it -> it.group(1))
            .toList();
    assertThat(examples).hasSize(3);
    String compact = examples.get(number).lines().map(String::strip).reduce("", String::concat);
    return withoutIds(compact.replace("\": ", "\":"));
  }

  private static String withoutIds(String json) {
    return ID.matcher(json).replaceAll("ID");
  }
}
