package io.sessionaudit.auth.credential;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.event.Actor;
import io.sessionaudit.guard.token.Fingerprint;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RandomSecretsTest {

  @Test
  void aFingerprintIs32BytesThatAGuardRecognises() {
    String fingerprint = Fingerprints.random();
    assertThat(fingerprint).matches("[A-Za-z0-9_-]{43}");
    assertThat(Fingerprint.matches(Fingerprint.hash(fingerprint), fingerprint)).isTrue();
    assertThat(Fingerprint.matches(Fingerprint.hash(fingerprint), Fingerprints.random())).isFalse();
  }

  @Test
  void nothingIsDrawnTwice() {
    Set<Object> drawn = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      assertThat(drawn.add(Fingerprints.random())).isTrue();
      assertThat(drawn.add(RandomBytes.text(Nonces.random()))).isTrue();
      assertThat(drawn.add(ClientSecrets.random().secret())).isTrue();
    }
    assertThat(Nonces.random()).hasSize(32);
  }

  @Test
  void aClientIsKnownByItsSecretAlone() {
    ClientCredentials client = ClientSecrets.random();
    byte[] stored = ClientSecrets.hash(client.secret());
    assertThat(stored).hasSize(32);
    assertThat(ClientSecrets.matches(stored, client.secret())).isTrue();
    assertThat(ClientSecrets.matches(stored, client.secret() + "A")).isFalse();
    assertThat(ClientSecrets.matches(stored, client.secret().substring(1))).isFalse();
    assertThat(ClientSecrets.matches(stored, "")).isFalse();
    assertThat(ClientSecrets.matches(stored, "x".repeat(1_000_000))).isFalse();
  }

  @Test
  void aClientIdCanStandInAnEventAndInHttpBasic() {
    ClientCredentials client = ClientSecrets.random();
    assertThat(client.id()).doesNotContain(":");
    assertThat(Actor.of("service:" + client.id())).isEqualTo(new Actor.Service(client.id()));
    assertThat(client.toString()).doesNotContain(client.secret());
  }
}
