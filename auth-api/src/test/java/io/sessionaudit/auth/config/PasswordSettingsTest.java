package io.sessionaudit.auth.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sessionaudit.auth.credential.Argon2Cost;
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
  @CsvSource({"7, 2", "262145, 2", "19456, 0", "19456, 17"})
  void nobody_takes_what_is_out_of_bounds(int memory, int passes) {
    PasswordSettings outside = new PasswordSettings(memory, passes);

    assertThatThrownBy(() -> outside.cost(in("demo"))).isInstanceOf(IllegalArgumentException.class);
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
