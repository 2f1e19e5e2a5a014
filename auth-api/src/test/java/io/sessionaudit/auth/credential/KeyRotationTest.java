package io.sessionaudit.auth.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import io.sessionaudit.auth.credential.KeyRotation.Kind;
import io.sessionaudit.auth.credential.KeyRotation.Rotated;
import io.sessionaudit.event.SessionId;
import io.sessionaudit.testkit.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys that follow each other: what each is good for, and when. */
class KeyRotationTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final byte[] NONCE = new byte[32];

  @TempDir private Path temporary;
  private Path folder;
  private final SettableClock clock = SettableClock.at("2026-03-01T12:00:00Z");

  @BeforeEach
  void keys() {
    folder = temporary.resolve("keys");
    var _ = KeyFiles.open(folder);
  }

  private SigningKeys signing() throws IOException {
    Path file = folder.resolve(KeyFiles.SIGNING);
    return SigningKeys.parse(file, Files.readString(file), clock);
  }

  private RefreshTokens refreshTokens() throws IOException {
    Path file = folder.resolve(KeyFiles.MAC);
    return new RefreshTokens(MacKeys.parse(file, Files.readString(file), clock));
  }

  @Test
  void aNewKeyIsPublishedBeforeItSignsAndCountsOnlyThen() throws IOException {
    String old = signing().signing().getKeyID();
    Rotated rotated = KeyRotation.rotate(folder, Kind.SIGNING, NOW);
    assertThat(rotated.inUseFrom()).isEqualTo(NOW.plus(Duration.ofMinutes(10)));
    SigningKeys keys = signing();
    String next = keys.published().getFirst().getKeyID();
    assertThat(next).isNotEqualTo(old);
    assertThat(keys.published()).extracting(JWK::getKeyID).containsExactly(next, old);
    assertThat(keys.published().getFirst().getNotBeforeTime()).isEqualTo(rotated.inUseFrom());
    assertThat(keys.signing().getKeyID()).isEqualTo(old);
    assertThat(keys.find(next)).as("a key of the future").isNull();
    assertThat(keys.find(old)).isNotNull();

    clock.set(rotated.inUseFrom());
    assertThat(keys.signing().getKeyID()).isEqualTo(next);
    assertThat(keys.find(next)).isNotNull();
    assertThat(keys.find(old)).isNotNull();
  }

  @Test
  void anOldKeyRetiresWhenItsLastTokenIsDead() throws IOException {
    String old = signing().signing().getKeyID();
    Instant from = KeyRotation.rotate(folder, Kind.SIGNING, NOW).inUseFrom();
    Instant retires = from.plus(Duration.ofMinutes(61));
    SigningKeys keys = signing();
    assertThat(keys.published().getLast().getExpirationTime()).isEqualTo(retires);
    clock.set(retires.minusMillis(1));
    assertThat(keys.find(old)).isNotNull();
    clock.set(retires);
    assertThat(keys.find(old)).isNull();
    assertThat(keys.published()).extracting(JWK::getKeyID).doesNotContain(old);
  }

  @Test
  void refreshTokensOutliveARotation() throws IOException {
    SessionId session = new SessionId(new UUID(1, 2));
    String before = refreshTokens().mint(session, 1, NONCE);
    Instant from = KeyRotation.rotate(folder, Kind.MAC, NOW).inUseFrom();
    RefreshTokens tokens = refreshTokens();
    assertThat(tokens.mint(session, 1, NONCE)).isEqualTo(before);
    clock.set(from);
    String after = tokens.mint(session, 1, NONCE);
    assertThat(after).isNotEqualTo(before);
    for (String token : List.of(before, after)) {
      assertThat(tokens.genuine(tokens.parse(token).orElseThrow(), NONCE)).isTrue();
    }
    clock.set(from.plus(Duration.ofDays(400)));
    assertThat(tokens.genuine(tokens.parse(before).orElseThrow(), NONCE)).isFalse();
    assertThat(tokens.genuine(tokens.parse(after).orElseThrow(), NONCE)).isTrue();
  }

  @Test
  void aNewKeyIsInUseAtOnceWhenTheOldOnesAreTakenOut() throws Exception {
    KeyRotation.rotate(folder, Kind.SIGNING, NOW);
    Path file = folder.resolve(KeyFiles.SIGNING);
    JWK next = JWKSet.parse(Files.readString(file)).getKeys().getFirst();
    Files.writeString(file, new JWKSet(next).toString(false));

    SigningKeys keys = signing();

    assertThat(keys.signing().getKeyID()).isEqualTo(next.getKeyID());
    assertThat(keys.find(next.getKeyID())).isNotNull();
    assertThat(keys.published().getFirst().getNotBeforeTime()).isNull();
  }

  @Test
  void aSecondRotationWaitsForTheFirst() throws IOException {
    Instant from = KeyRotation.rotate(folder, Kind.MAC, NOW).inUseFrom();
    byte[] before = Files.readAllBytes(folder.resolve(KeyFiles.MAC));
    assertThatThrownBy(() -> KeyRotation.rotate(folder, Kind.MAC, from.minusSeconds(1)))
        .isInstanceOf(KeyFileException.class)
        .hasMessageContaining("comes into use at " + from);
    assertThat(Files.readAllBytes(folder.resolve(KeyFiles.MAC))).isEqualTo(before);
    assertThat(KeyRotation.rotate(folder, Kind.MAC, from).keys()).isEqualTo(3);
  }

  @Test
  void retiredKeysLeaveTheFile() {
    Rotated first = KeyRotation.rotate(folder, Kind.SIGNING, NOW);
    Instant later = first.inUseFrom().plus(Duration.ofMinutes(61));
    assertThat(KeyRotation.rotate(folder, Kind.SIGNING, later).keys()).isEqualTo(2);
  }

  @Test
  void aRunningServiceReadsTheNewKeysAndKeepsTheOldOnesIfItCannot() throws IOException {
    KeyFiles running = KeyFiles.open(folder);
    Rotated _ = KeyRotation.rotate(folder, Kind.SIGNING, Instant.now());
    running.renew();
    assertThat(running.signing().published()).hasSize(2);
    Files.writeString(folder.resolve(KeyFiles.SIGNING), "{}");
    assertThatThrownBy(running::renew).isInstanceOf(KeyFileException.class);
    assertThat(running.signing().published()).hasSize(2);
  }
}
