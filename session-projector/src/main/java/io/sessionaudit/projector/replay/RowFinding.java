package io.sessionaudit.projector.replay;

import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * A row on which the tables and the log differ.
 *
 * @param key its primary key, by column
 * @param columns those that differ, if it is in both
 */
public record RowFinding(How how, SequencedMap<String, String> key, List<Column> columns) {

  /** What is wrong with the row in the tables. */
  public enum How {
    /** It says something else than the log. */
    CHANGED,
    /** The log has it, the table has not. */
    MISSING,
    /** The table has it, the log has not. */
    EXTRA
  }

  /**
   * A value that differs, as the database prints it; what is sealed is shown as sealed.
   *
   * @param table what the table says
   * @param log what the log says
   */
  public record Column(String name, @Nullable String table, @Nullable String log) {}
}
