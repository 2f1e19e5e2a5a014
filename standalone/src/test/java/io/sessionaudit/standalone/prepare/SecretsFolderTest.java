package io.sessionaudit.standalone.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sessionaudit.testkit.TestFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SecretsFolderTest {

  private final Path root = TestFolders.fresh("secrets");
  private final SecretsFolder secrets = new SecretsFolder(root);

  @Test
  void drawsAPasswordOnce() {
    String password = secrets.password("guard", "kafka-password");

    assertThat(password).hasSize(32).isEqualTo(secrets.password("guard", "kafka-password"));
  }

  @Test
  void readsNobodyElsesSecretThroughALink() throws IOException {
    String others = secrets.password("broker", "kafka-password");
    Path link = secrets.of("guard").resolve("kafka-password");
    Files.createSymbolicLink(link, root.resolve("broker").resolve("kafka-password"));

    assertThatThrownBy(() -> secrets.password("guard", "kafka-password"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(link + " is a symbolic link")
        .hasMessageNotContaining(others);
  }

  @Test
  void writesIntoNobodyElsesFolderThroughALink() throws IOException {
    Path broker = secrets.of("broker");
    Files.createSymbolicLink(root.resolve("guard"), broker);

    assertThatThrownBy(() -> secrets.login("guard", "kafka-jaas", "guard", "password"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(broker).isEmptyDirectory();
  }
}
