package io.sessionaudit.standalone.cli;

import io.sessionaudit.json.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One event in one line. */
final class TimelineLine {

  private static final List<String> TELLING =
      List.of("scope", "reason", "subtype", "code", "kind", "cause", "status", "verdict");

  private TimelineLine() {}

  /** Formats an item of {@code GET /audit/events}. */
  static String of(Fields event) {
    String type = event.text("type");
    List<String> parts = new ArrayList<>(telling(event.object("data")));
    parts.addAll(evidence(event.object("data")));
    add(parts, "session ", start(event.textOrNull("sessionId")));
    if (event.has("client")) {
      add(parts, "from ", event.object("client").textOrNull("ip"));
    }
    parts.add("by " + event.text("actor"));
    return String.format(
        Locale.ROOT,
        "%s  %4s  %-22s %s",
        event.text("occurredAt"),
        event.has("version") ? event.number("version") : "",
        type.substring(type.lastIndexOf('.') + 1),
        String.join(", ", parts));
  }

  private static List<String> telling(Fields data) {
    return TELLING.stream().filter(data::has).map(data::text).toList();
  }

  /** What the detector noticed: {@code NETWORK_CHANGED (IPV4 Lz.. -> IPV4 Qm..)}. */
  private static List<String> evidence(Fields data) {
    return data.has("signals")
        ? data.objects("signals").stream().map(TimelineLine::signal).toList()
        : List.of();
  }

  private static String signal(Fields signal) {
    String before = signal.textOrNull("old");
    String after = signal.textOrNull("new");
    String change = (before == null ? "" : before + " -> ") + (after == null ? "" : after);
    return signal.text("kind") + (change.isEmpty() ? "" : " (" + change + ")");
  }

  private static void add(List<String> parts, String label, @Nullable String value) {
    if (value != null) {
      parts.add(label + value);
    }
  }

  /** The first eight characters of an id tell sessions of one user apart for a person. */
  private static @Nullable String start(@Nullable String id) {
    return id == null ? null : id.substring(0, 8);
  }
}
