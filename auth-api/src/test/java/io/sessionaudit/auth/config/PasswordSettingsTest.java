package io.sessionaudit.auth.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sessionaudit.auth.credential.Argon2Cost;
import io.sessionaudit.auth.credential.HashingLimits;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a password hash may cost where. */
class PasswordSettingsTest {

  @ParameterizedTest
  @CsvSource({"19455, 2", "19456, 1"})
  void production_takes_no_less_than_the_default(int memory, int passes) {
    PasswordSettings less = new PasswordSettings(memory, passes);

    assertThatThrownBy(() -> less.cost(in("production")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("session-audit.passwords.memory is from 19456")
        .hasMessageContaining("session-audit.profile=demo");
    assertThat(less.cost(in("demo"))).isEqualTo(new Argon2Cost(memory, passes, 1));
  }

  @Test
  void production_takes_more() {
    assertThat(new PasswordSettings(65_536, 3).cost(in("production")))
        .isEqualTo(new Argon2Cost(65_536, 3, 1));
  }

  @ParameterizedTest
  @CsvSource({
    "7, 2, session-audit.passwords.memory is from 8",
    "262145, 1, session-audit.passwords.memory is from 8",
    "19456, 0, session-audit.passwords.passes is from 1",
    "64, 17, session-audit.passwords.passes is from 1",
    "262144, 16, session-audit.passwords.memory times"
  })
  void what_is_out_of_bounds_is_named(int memory, int passes, String sentence) {
    assertThatThrownBy(() -> new PasswordSettings(memory, passes))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(sentence);
  }

  @Test
  void strangers_cannot_fill_the_heap_with_hashes() {
    long heap = 300L << 20;

    assertThat(HashingLimits.of(Argon2Cost.DEFAULT, 64, heap).atOnce()).isEqualTo(5);
    assertThat(HashingLimits.of(Argon2Cost.DEFAULT, 2, heap).atOnce()).isEqualTo(2);
    Argon2Cost large = new Argon2Cost(200 << 10, 1, 1);
    assertThatThrownBy(() -> HashingLimits.of(large, 2, heap))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("session-audit.passwords.memory");
  }

  private static AuthSettings in(String profile) {
    return new AuthSettings(
        profile,
        URI.create("https://auth.example.com"),
        List.of("notes"),
        Path.of("keys"),
        null,
        null,
        null);
  }
}
