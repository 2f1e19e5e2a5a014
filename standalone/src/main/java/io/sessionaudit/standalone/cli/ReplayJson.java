package io.sessionaudit.standalone.cli;

import io.sessionaudit.json.JsonText;
import io.sessionaudit.projector.replay.Findings;
import io.sessionaudit.projector.replay.RowFinding;
import io.sessionaudit.projector.replay.RowFinding.How;
import io.sessionaudit.projector.replay.Swapped;
import io.sessionaudit.projector.replay.TableFinding;
import io.sessionaudit.projector.table.LogPartition;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a replay has found, for a program; {@code docs/replay.md} has the fields. */
final class ReplayJson {

  /** Characters of a value: none of ours is longer, and somebody else's may be. */
  private static final int LONGEST_VALUE = 4_000;

  private ReplayJson() {}

  static String of(Findings findings) {
    return new String(JsonText.write(json -> write(json, findings)), StandardCharsets.UTF_8);
  }

  private static void write(JsonText json, Findings findings) {
    json.flag("equal", findings.equal());
    json.objects("tables", findings.tables(), ReplayJson::table);
    json.objects("log", List.copyOf(findings.offsets().entrySet()), ReplayJson::partition);
    json.number("beyond", findings.beyond());
    json.object(
        "parked",
        it -> it.number("table", findings.parked()).number("log", findings.parkedInLog()));
    json.objects(
        "leftOut",
        findings.leftOut(),
        (it, record) ->
            place(it, record.place().partition(), record.place().offset())
                .text("stream", record.stream()));
    json.objects(
        "blocked",
        findings.blocked(),
        (it, record) ->
            place(it, record.record().partition(), record.record().offset())
                .text("reason", record.reason().name())
                .text("detail", record.detail()));
    Swapped swapped = findings.swapped();
    if (swapped != null) {
      json.object(
          "swapped",
          it -> it.text("replaced", swapped.replaced()).texts("leftBehind", swapped.leftBehind()));
    }
  }

  private static void table(JsonText json, TableFinding table) {
    json.text("table", table.table())
        .flag("equal", table.equal())
        .text("digest", table.digest())
        .text("digestOfLog", table.digestOfLog());
    for (How how : How.values()) {
      json.number(name(how), table.total(how));
    }
    json.objects("rows", table.rows(), ReplayJson::row);
  }

  private static void row(JsonText json, RowFinding row) {
    json.text("how", name(row.how()));
    json.object("key", it -> row.key().forEach((column, value) -> it.text(column, cut(value))));
    json.objects(
        "columns",
        row.columns(),
        (it, column) ->
            it.text("name", column.name())
                .text("table", cut(column.table()))
                .text("log", cut(column.log())));
  }

  private static String name(How how) {
    return how.name().toLowerCase(Locale.ROOT);
  }

  private static void partition(JsonText json, Map.Entry<LogPartition, Long> it) {
    var _ = place(json, it.getKey(), it.getValue());
  }

  private static JsonText place(JsonText json, LogPartition partition, long offset) {
    return json.text("topic", partition.topic())
        .number("partition", partition.partition())
        .number("offset", offset);
  }

  private static @Nullable String cut(@Nullable String value) {
    return value == null || value.codePointCount(0, value.length()) <= LONGEST_VALUE
        ? value
        : value.substring(0, value.offsetByCodePoints(0, LONGEST_VALUE));
  }
}
