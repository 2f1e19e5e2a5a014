package io.sessionaudit.standalone.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/security/known-bugs.md} names tests that are there, for every row. */
class KnownBugsTest {

  private static final Path DOCUMENT = Path.of("..", "docs", "security", "known-bugs.md");
  private static final Pattern ROW = Pattern.compile("\\| (.+) \\| (.+) \\| (.+) \\| (.+) \\|");
  private static final Pattern NAMED = Pattern.compile("`([a-z-]+)/([A-Za-z]+)\\.([A-Za-z_0-9]+)`");

  private static final Pattern ANNOTATION =
      Pattern.compile("@(Test|ParameterizedTest|RepeatedTest)\\b");

  private static List<MatchResult> rows() throws IOException {
    return Files.readAllLines(DOCUMENT).stream()
        .map(ROW::matcher)
        .filter(it -> it.matches() && !it.group(1).equals("who"))
        .map(Matcher::toMatchResult)
        .toList();
  }

  @Test
  void everyRowIsShownByATestOrIsAboutWhatIsNotThere() throws IOException {
    assertThat(rows())
        .hasSizeGreaterThan(38)
        .allSatisfy(row -> {
          String shown = row.group(4);
          assertThat(shown.equals("not there") || NAMED.matcher(shown).find()).as(shown).isTrue();
          assertThat(NAMED.matcher(shown).replaceAll("").replace(", ", ""))
              .as(shown)
              .isIn("", "not there");
        });
  }

  @Test
  void everyTestThatIsNamedExists() throws IOException {
    List<MatchResult> named =
        rows().stream().flatMap(it -> NAMED.matcher(it.group(4)).results()).toList();

    assertThat(named)
        .hasSizeGreaterThan(60)
        .allSatisfy(it -> {
          String method = "  void " + it.group(3) + "(";
          assertThat(sources(it.group(1), it.group(2)).stream().flatMap(KnownBugsTest::members))
              .as(it.group())
              .anyMatch(member -> member.contains(method) && ANNOTATION.matcher(member).find());
        });
  }

  /** The sources of the test classes of that name in a module: one, seldom more. */
  private static List<String> sources(String module, String name) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "test", "java"))) {
      return files.filter(it -> it.endsWith(name + ".java")).map(KnownBugsTest::text).toList();
    }
  }

  private static Stream<String> members(String source) {
    return Stream.of(source.split("\n\n", -1));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
