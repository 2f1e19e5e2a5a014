package io.sessionaudit.auth.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {

  private static final Password RIGHT = Password.of("correct horse");
  private static final Password WRONG = Password.of("correct horsf");

  /** A vector of the reference implementation (phc-winner-argon2, src/test.c): "password". */
  private static final String SMALL =
      "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$" + "nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";

  private final Passwords passwords =
      new Passwords(new HashingLimits(2, 8, Duration.ofMinutes(2)), Argon2Cost.DEFAULT);

  @AfterEach
  void stop() {
    passwords.close();
  }

  private static <T> T taken(Turn<T> turn) {
    return switch (turn) {
      case Turn.Taken<T>(T value) -> value;
      case Turn.Busy<T> _ -> throw new AssertionError("nobody else is hashing");
    };
  }

  @Test
  void theRightPasswordMatchesAndNoOtherDoes() {
    String phc = taken(passwords.hash(RIGHT));
    assertThat(taken(passwords.verify(RIGHT, phc))).isTrue();
    assertThat(taken(passwords.verify(WRONG, phc))).isFalse();
  }

  @Test
  void theHashIsAPhcStringWithTheAgreedCost() {
    String phc = taken(passwords.hash(RIGHT));
    assertThat(phc)
        .matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
    assertThat(taken(passwords.hash(RIGHT))).isNotEqualTo(phc);
  }

  @Test
  void aHashOfTheReferenceImplementationIsUnderstood() {
    assertThat(taken(passwords.verify(Password.of("password"), SMALL))).isTrue();
    assertThat(taken(passwords.verify(Password.of("passwore"), SMALL))).isFalse();
  }

  @Test
  void aHashOfAnotherCostStillMatches() {
    String phc = taken(passwords.hash(RIGHT));
    try (Passwords cheap =
        new Passwords(new HashingLimits(1, 1, Duration.ofMinutes(2)), new Argon2Cost(64, 1, 1))) {
      assertThat(taken(cheap.hash(RIGHT))).contains("$m=64,t=1,p=1$");
      assertThat(taken(cheap.verify(RIGHT, phc))).isTrue();
    }
  }

  @Test
  void anUnknownNameNeverMatches() {
    assertThat(taken(passwords.verifyUnknown(RIGHT))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "plain",
        "$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy",
        "$argon2i$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        "$argon2id$v=16$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        "$argon2id$v=19$m=9999999,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        "$argon2id$v=19$m=256,t=999,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        "$argon2id$v=19$m=8,t=2,p=16$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        "$argon2id$v=19$m=256,t=0,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        "$argon2id$v=19$m=256,t=2,p=1$$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$",
        "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65"
      })
  void aDamagedHashIsAnErrorAndNotAWrongPassword(String phc) {
    assertThatThrownBy(() -> passwords.verify(RIGHT, phc))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("nf65");
  }
}
