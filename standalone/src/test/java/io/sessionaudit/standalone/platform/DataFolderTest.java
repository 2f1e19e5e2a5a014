package io.sessionaudit.standalone.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

  @TempDir Path parent;

  @Test
  void closesWhatItMakes() throws IOException {
    DataFolder data = new DataFolder(parent.resolve("data"));

    data.create();

    assertThat(mode(data.root())).isEqualTo("rwx--x--x");
    assertThat(mode(data.keys())).isEqualTo("rwx------");
    assertThat(mode(data.credentials())).isEqualTo("rwx------");
    assertThat(mode(data.kafka())).isEqualTo("rwx------");
  }

  @Test
  void leavesThePermissionsOfAFolderThatIsThere() throws IOException {
    Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("rwxrwxrwx"));

    new DataFolder(parent).create();

    assertThat(mode(parent)).isEqualTo("rwxrwxrwx");
  }

  @Test
  void touchesNothingInAFolderThatHoldsSomethingElse() throws IOException {
    Files.writeString(parent.resolve("thesis.txt"), "years of work");

    assertThatThrownBy(() -> new DataFolder(parent).create())
        .isInstanceOf(PlatformException.class)
        .hasMessageContaining("holds something else");

    assertThat(parent).isDirectoryNotContaining(it -> it.endsWith("keys"));
  }

  @Test
  void goesOnAfterAStartThatWasInterrupted() throws IOException {
    Files.createDirectory(parent.resolve("postgres"));
    Files.createFile(parent.resolve("lock"));

    new DataFolder(parent).create();

    assertThat(parent.resolve("keys")).isDirectory();
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
