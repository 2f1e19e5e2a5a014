package io.sessionaudit.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sessionaudit.testkit.TestFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {

  private final Path folder = TestFolders.fresh("secret");

  @Test
  void comesFromTheSettingOrFromTheFile() throws IOException {
    Path file = folder.resolve("password");
    Files.writeString(file, "from a file\r\n");

    assertThat(Secret.of("jdbc.password", "from here", null)).isEqualTo(new Secret("from here"));
    assertThat(Secret.of("jdbc.password", null, file)).isEqualTo(new Secret("from a file"));
    assertThat(Secret.of("jdbc.password", null, null)).isNull();
  }

  @Test
  void isRefusedIfItStandsInBothPlaces() {
    assertThatThrownBy(() -> Secret.of("jdbc.password", "one", folder.resolve("other")))
        .hasMessageStartingWith("Set jdbc.password or jdbc.password-file, not both");
  }

  @Test
  void aFileThatIsMissingOrEmptyIsASentence() throws IOException {
    Path empty = folder.resolve("empty");
    Files.writeString(empty, "\n");

    assertThatThrownBy(() -> Secret.of("jdbc.password", null, folder.resolve("none")))
        .hasMessageContaining("jdbc.password-file names")
        .hasMessageContaining("cannot be read");
    assertThatThrownBy(() -> Secret.of("jdbc.password", null, empty))
        .hasMessageEndingWith("which is empty.");
  }

  @Test
  void printsNothing() {
    assertThat(new Secret("hush")).hasToString("***");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"short", "aaaaaaaaaaaaaaaa", "PasswordPassword"})
  void inProductionADatabaseWantsAPasswordThatNobodyGuesses(@Nullable String password) {
    JdbcSettings settings = new JdbcSettings("jdbc:postgresql://db/audit", "auth", password, null);

    assertThatThrownBy(() -> settings.requiredPassword(false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("jdbc.password");
    assertThat(settings.requiredPassword(true)).isNotNull();
  }

  @Test
  void aRandomPasswordPasses() {
    assertThat(new JdbcSettings(null, null, "q8Zr2-vT1mYc", null).requiredPassword(false).value())
        .isEqualTo("q8Zr2-vT1mYc");
  }
}
