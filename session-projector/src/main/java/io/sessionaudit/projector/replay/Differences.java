package io.sessionaudit.projector.replay;

import io.sessionaudit.projector.replay.RowCursor.Row;
import io.sessionaudit.projector.replay.RowFinding.Column;
import io.sessionaudit.projector.replay.RowFinding.How;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Walks two copies of a table side by side and notes where they differ. */
final class Differences {

  /** How many rows of each kind are named; of the others there is a total. */
  static final int NAMED = 20;

  private final ComparedTable table;
  private final List<String> columns;
  private final Map<How, Long> totals = new EnumMap<>(How.class);
  private final List<RowFinding> rows = new ArrayList<>();

  private Differences(ComparedTable table, List<String> columns) {
    this.table = table;
    this.columns = columns;
  }

  /**
   * Compares one table; the rows are walked only if the digests differ.
   *
   * @param live as it stands, and {@code log} as folded; {@link CanonicalText} has begun both
   */
  static TableFinding between(ComparedTable table, Connection live, Connection log)
      throws SQLException {
    String digest = TableDigest.of(live, table);
    String digestOfLog = TableDigest.of(log, table);
    Differences found = new Differences(table, RowCursor.columns(log, table));
    if (!digest.equals(digestOfLog)) {
      found.walk(live, log);
    }
    return new TableFinding(
        table.table(), digest, digestOfLog, Map.copyOf(found.totals), List.copyOf(found.rows));
  }

  private void walk(Connection live, Connection log) throws SQLException {
    try (RowCursor ours = new RowCursor(live, table, columns);
        RowCursor theirs = new RowCursor(log, table, columns)) {
      Row is = ours.next();
      Row shouldBe = theirs.next();
      while (is != null || shouldBe != null) {
        int order = order(is, shouldBe);
        if (order == 0) {
          changed(Objects.requireNonNull(is), Objects.requireNonNull(shouldBe));
        } else {
          note(order < 0 ? How.EXTRA : How.MISSING, order < 0 ? is : shouldBe, List.of());
        }
        is = order <= 0 ? ours.next() : is;
        shouldBe = order >= 0 ? theirs.next() : shouldBe;
      }
    }
  }

  private int order(@Nullable Row is, @Nullable Row shouldBe) {
    if (is == null || shouldBe == null) {
      return is == null ? 1 : -1;
    }
    int order = 0;
    for (int i = 0; order == 0 && i < table.key().size(); i++) {
      order = table.key().get(i).compare(is.place().get(i), shouldBe.place().get(i));
    }
    return order;
  }

  private void changed(Row is, Row shouldBe) {
    List<Column> changed = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      if (!Objects.equals(is.values().get(i), shouldBe.values().get(i))) {
        changed.add(new Column(columns.get(i), is.values().get(i), shouldBe.values().get(i)));
      }
    }
    if (!changed.isEmpty()) {
      note(How.CHANGED, is, changed);
    }
  }

  private void note(How how, @Nullable Row row, List<Column> changed) {
    long total = totals.merge(how, 1L, Long::sum);
    if (total <= NAMED && row != null) {
      rows.add(new RowFinding(how, key(row), changed));
    }
  }

  private SequencedMap<String, String> key(Row row) {
    SequencedMap<String, String> key = new LinkedHashMap<>();
    for (KeyPart part : table.key()) {
      key.put(part.column(), String.valueOf(row.values().get(columns.indexOf(part.column()))));
    }
    return key;
  }
}
