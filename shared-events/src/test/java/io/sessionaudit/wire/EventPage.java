package io.sessionaudit.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What {@code docs/events.md} says of one event, or of records in general. */
record EventPage(String text) {

  private static final Path PAGE = Path.of("..", "docs", "events.md");
  private static final Pattern BLOCK = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\| ([^|]+) \\|");

  static EventPage whole() {
    try {
      return new EventPage(Files.readString(PAGE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The sections' titles, in order. */
  List<String> titles() {
    return Pattern.compile("(?m)^## (.+)$").matcher(text).results().map(it -> it.group(1)).toList();
  }

  /** One section, or an empty text if there is none. */
  EventPage section(String title) {
    int start = text.indexOf("## " + title + "\n");
    int end = text.indexOf("\n## ", Math.max(0, start));
    return new EventPage(start < 0 ? "" : text.substring(start, end < 0 ? text.length() : end));
  }

  /** The examples of a section. */
  List<String> examples() {
    return BLOCK.matcher(text).results().map(it -> it.group(1)).toList();
  }

  /** Field to whether it is optional. */
  Map<String, Boolean> fields() {
    Map<String, Boolean> fields = new TreeMap<>();
    for (MatchResult row : ROW.matcher(text).results().toList()) {
      fields.put(row.group(1), row.group(2).contains("optional"));
    }
    return fields;
  }
}
