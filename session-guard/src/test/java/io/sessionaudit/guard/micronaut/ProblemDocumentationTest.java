package io.sessionaudit.guard.micronaut;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/problems.md} explains every code that a client can meet, and no other. */
class ProblemDocumentationTest {

  @Test
  void everyCodeIsExplainedWithItsStatus() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "problems.md"));
    List<String> explained =
        Pattern.compile("(?m)^## (\\w+)\\n\\n\\*\\*(\\d+)\\.")
            .matcher(page)
            .results()
            .map(it -> it.group(1) + " " + it.group(2))
            .toList();

    assertThat(explained)
        .containsExactlyElementsOf(
            Stream.of(ProblemCode.values()).map(it -> it.code() + " " + it.status()).toList());
  }
}
