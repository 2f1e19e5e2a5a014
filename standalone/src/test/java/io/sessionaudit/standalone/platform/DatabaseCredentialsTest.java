package io.sessionaudit.standalone.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseCredentialsTest {

  @TempDir Path folder;
  private DataFolder data;

  @BeforeEach
  void create() {
    data = new DataFolder(folder);
    data.create();
  }

  @Test
  void keepThePasswordAndFollowThePort() {
    DatabaseCredentials first = DatabaseCredentials.of(data, 1111);
    DatabaseCredentials second = DatabaseCredentials.of(data, 2222);

    assertThat(second.password()).isEqualTo(first.password()).hasSize(32);
    assertThat(second.url()).isEqualTo("jdbc:postgresql://127.0.0.1:2222/session_audit");
    assertThat(second).asString().doesNotContain(second.password());
  }

  @Test
  void areReadableByTheOwnerOnly() throws Exception {
    DatabaseCredentials.of(data, 1111);

    Path file = data.credentials().resolve("postgres.properties");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void areNotMadeUpForADatabaseThatIsThere() throws Exception {
    Files.createDirectories(data.postgres().resolve("data"));

    assertThatThrownBy(() -> DatabaseCredentials.of(data, 1111))
        .isInstanceOf(PlatformException.class)
        .hasMessageContaining("postgres.properties is missing");
  }
}
