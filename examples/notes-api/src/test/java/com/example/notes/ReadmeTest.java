package com.example.notes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** "Protect your own service" in the README shows the lines of this service, not others. */
class ReadmeTest {

  private static final String CONTROLLER = "src/main/java/com/example/notes/NotesController.java";

  @ParameterizedTest
  @ValueSource(strings = {"pom.xml", "src/main/resources/application.yml", CONTROLLER})
  void showsTheLinesOfThisFile(String file) throws IOException {
    assertThat(Files.readString(Path.of(file))).contains(shown(file));
  }

  @Test
  void aDozenLinesAndAFewGuardAService() throws IOException {
    long lines =
        shown("pom.xml").lines().count()
            + shown("src/main/resources/application.yml").lines().count()
            + shown(CONTROLLER).lines().count();

    assertThat(lines).isLessThanOrEqualTo(20);
  }

  /** The code block behind {@code <!-- notes-api: FILE -->}. */
  private static String shown(String file) throws IOException {
    String readme = Files.readString(Path.of("..", "..", "README.md"));
    return Pattern.compile(
            "<!-- notes-api: " + Pattern.quote(file) + " -->\\s*```\\w+\\n(.*?)```", Pattern.DOTALL)
        .matcher(readme)
        .results()
        .findFirst()
        .orElseThrow()
        .group(1);
  }
}
