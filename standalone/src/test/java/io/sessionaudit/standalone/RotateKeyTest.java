package io.sessionaudit.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import io.sessionaudit.auth.credential.KeyFiles;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command {@code rotate-key} on a folder of keys. */
class RotateKeyTest {

  @TempDir Path folder;

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final StringWriter errors = new StringWriter();

  private int rotate(String... arguments) {
    CommandLine line =
        FreePlatform.commandLine(new PrintStream(printed, true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(errors, true));
    String[] all = new String[arguments.length + 3];
    all[0] = "rotate-key";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    all[arguments.length + 1] = "--keys";
    all[arguments.length + 2] = folder.resolve("keys").toString();
    return line.execute(all);
  }

  @Test
  void makesANewKeyThatIsPublishedAtOnce() {
    KeyFiles before = KeyFiles.open(folder.resolve("keys"));

    assertThat(rotate("signing")).as(errors.toString()).isZero();

    assertThat(printed.toString(StandardCharsets.UTF_8))
        .containsPattern("A new signing key is in use from .* on; 2 keys are in the file");
    assertThat(KeyFiles.open(folder.resolve("keys")).signing().published())
        .extracting(JWK::getKeyID)
        .hasSize(2)
        .endsWith(before.signing().published().getFirst().getKeyID());
  }

  @Test
  void saysWhenTheLastRotationIsNotOver() {
    var _ = KeyFiles.open(folder.resolve("keys"));

    assertThat(rotate("mac")).isZero();
    assertThat(rotate("mac")).isEqualTo(2);

    assertThat(errors.toString()).contains("The last rotation is not over");
  }

  @Test
  void saysThatThereAreNoKeys() {
    assertThat(rotate("mac")).isEqualTo(2);

    assertThat(errors.toString()).contains("There are no keys in");
  }
}
