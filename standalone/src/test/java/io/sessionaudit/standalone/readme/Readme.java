package io.sessionaudit.standalone.readme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The text of the README. */
record Readme(String text) {

  private static final Pattern COMMAND =
      Pattern.compile("(?:\\./)?session-audit[ `]+([a-z][a-z-]*)\\b");

  static Readme read() {
    try {
      return new Readme(Files.readString(Path.of("..", "README.md")));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The code block between the markers {@code <!-- name -->} and {@code <!-- /name -->}. */
  String block(String name) {
    Pattern marked =
        Pattern.compile(
            "<!-- " + name + " -->\\s*```\\w*\\n(.*?)```\\s*<!-- /" + name + " -->",
            Pattern.DOTALL);
    return marked.matcher(text).results().findFirst().orElseThrow().group(1);
  }

  /** The commands of {@code ./session-audit} that it names. */
  List<String> commands() {
    return COMMAND.matcher(text).results().map(Readme::command).distinct().toList();
  }

  private static String command(MatchResult found) {
    return found.group(1);
  }
}
