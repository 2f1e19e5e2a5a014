package io.sessionaudit.guard.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.testkit.Eventually;
import io.sessionaudit.testkit.KafkaServer;
import io.sessionaudit.testkit.TestServers;
import io.sessionaudit.wire.KafkaConnection;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A broker that goes and comes. */
class FeedWithoutKafkaTest {

  private static final Duration BOUND = Duration.ofSeconds(5);

  private final RevocationView view = new RevocationView(BOUND);

  @Test
  void stopsServingWithinTheBoundAndServesAgain() {
    try (KafkaServer kafka = TestServers.ownKafka();
        TestRelay _ = new TestRelay(kafka.bootstrapServers());
        RevocationFeed _ =
            RevocationFeed.start(
                KafkaConnection.plaintext(kafka.bootstrapServers()), view, BOUND)) {
      becomes(Readiness.READY);

      kafka.stop();
      becomes(Readiness.STALE);
      kafka.start();

      becomes(Readiness.READY);
    }
  }

  private void becomes(Readiness readiness) {
    Eventually.holds(() -> assertThat(view.readiness()).isEqualTo(readiness));
  }
}
