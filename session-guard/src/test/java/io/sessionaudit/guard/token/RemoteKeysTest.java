package io.sessionaudit.guard.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.testkit.Eventually;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RemoteKeysTest {

  private final Issuer issuer = Issuer.withKey("key-1");

  @Test
  void staysInMemoryWhileTheIssuerIsAway() {
    try (KeyServer server = new KeyServer(issuer.keySet());
        RemoteKeys keys = RemoteKeys.start(server.address(), () -> {})) {
      Eventually.holds(() -> assertThat(keys.isLoaded()).isTrue());
      server.stop();

      assertThat(keys.find("unknown")).isNull();
      assertThat(keys.find("key-1")).isEqualTo(issuer.publicKey());
    }
  }

  @Test
  void anUnknownKeyIsAskedForOnceInAWhile() {
    AtomicInteger changes = new AtomicInteger();
    try (KeyServer server = new KeyServer(issuer.keySet());
        RemoteKeys keys = RemoteKeys.start(server.address(), changes::incrementAndGet)) {
      Eventually.holds(() -> assertThat(keys.isLoaded()).isTrue());

      for (int i = 0; i < 1000; i++) {
        assertThat(keys.find("unknown-" + i)).isNull();
      }

      assertThat(server.requests()).isLessThanOrEqualTo(2);
      assertThat(changes).hasValue(1);
    }
  }

  @Test
  void comesWhenTheIssuerComes() {
    try (KeyServer server = new KeyServer(issuer.keySet())) {
      server.answerWith(503);
      try (RemoteKeys keys = RemoteKeys.start(server.address(), () -> {})) {
        Eventually.holds(() -> assertThat(server.requests()).isPositive());
        assertThat(keys.isLoaded()).isFalse();
        assertThat(keys.find("key-1")).isNull();

        server.answerWith(200);

        Eventually.holds(() -> assertThat(keys.find("key-1")).isNotNull());
      }
    }
  }

  @Test
  void followsNoRedirectAndReadsNothingHuge() {
    String huge = issuer.keySet() + " ".repeat(100_000);
    try (KeyServer server = new KeyServer(issuer.keySet())) {
      server.answerWith(302);
      try (RemoteKeys keys = RemoteKeys.start(server.address(), () -> {})) {
        Eventually.holds(() -> assertThat(server.requests()).isPositive());
        server.publish(huge);
        server.answerWith(200);
        int before = server.requests();
        Eventually.holds(() -> assertThat(server.requests()).isGreaterThan(before + 1));

        assertThat(keys.isLoaded()).isFalse();
      }
    }
  }
}
