package io.sessionaudit.auth.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordTest {

  private static void refused(String typed) {
    assertThatThrownBy(() -> Password.of(typed))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("A password has");
  }

  @Test
  void lengthIsCountedInCodePoints() {
    refused("x".repeat(7));
    assertThat(Password.of("x".repeat(8))).isNotNull();
    assertThat(Password.of("x".repeat(256))).isNotNull();
    refused("x".repeat(257));
    refused("\ud83d\ude00".repeat(7));
    assertThat(Password.of("\ud83d\ude00".repeat(8))).isNotNull();
    assertThat(Password.of("\ud83d\ude00".repeat(256))).isNotNull();
    refused("\ud83d\ude00".repeat(257));
    refused("x".repeat(10_000_000));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"        ", "\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007", "line\nfeed"})
  void anyCharacterWillDo(String typed) {
    assertThat(Password.of(typed)).isNotNull();
  }

  @Test
  void halfAPairIsNoCharacter() {
    refused("\ud83dabcdefgh");
    refused("abcdefgh\ude00");
  }

  @Test
  void oneCharacterTypedInTwoWaysIsOnePassword() {
    assertThat(Password.of("caf\u00e9caf\u00e9").bytes())
        .isEqualTo(Password.of("cafe\u0301cafe\u0301").bytes());
  }

  @Test
  void aPasswordIsNotPrinted() {
    assertThat(Password.of("correct horse")).hasToString("***");
    assertThatThrownBy(() -> Password.of("short")).hasMessageNotContaining("short");
  }
}
