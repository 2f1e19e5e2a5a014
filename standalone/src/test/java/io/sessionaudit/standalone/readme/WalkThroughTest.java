package io.sessionaudit.standalone.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.standalone.SharedPlatform;
import io.sessionaudit.testkit.TestFolders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The README's walk-through, executed as it is printed. */
@ExtendWith(SharedPlatform.class)
class WalkThroughTest {

  @Test
  void worksAsPrinted(SharedPlatform.Started platform) throws Exception {
    Readme readme = Readme.read();
    Path folder = TestFolders.fresh("walk-through");
    Files.createSymbolicLink(folder.resolve("data"), platform.data().root());

    String printed = bash(readme.block("walkthrough"), folder);

    assertThat(printed).endsWith(readme.block("walkthrough output"));
    assertThat(printed).contains("\"username\": \"carol\"", "true\n", "session_revoked\n");
  }

  /** What the script prints on standard output. */
  private static String bash(String script, Path folder) throws IOException, InterruptedException {
    Path output = folder.resolve("output.txt");
    Process bash =
        new ProcessBuilder(List.of("bash", "-euo", "pipefail", "-c", script))
            .directory(folder.toFile())
            .redirectOutput(output.toFile())
            .redirectError(folder.resolve("errors.txt").toFile())
            .start();
    try {
      assertThat(bash.waitFor(2, TimeUnit.MINUTES)).as("the script has ended").isTrue();
    } finally {
      bash.destroyForcibly();
    }
    String printed = Files.readString(output, StandardCharsets.UTF_8);
    assertThat(bash.exitValue())
        .as(printed + Files.readString(folder.resolve("errors.txt"), StandardCharsets.UTF_8))
        .isZero();
    return printed;
  }
}
