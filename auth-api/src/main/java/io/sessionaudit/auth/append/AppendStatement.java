package io.sessionaudit.auth.append;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The text of the guarded write: one data-modifying statement, so state and events are one commit
 * and one round trip. No row comes back when the version was not the expected one, or everybody was
 * revoked since the read: nobody is let in under a number that is over. A session's row that is
 * gone leaves the event without a stream, which the journal refuses: all or nothing.
 */
final class AppendStatement {

  /** Every shape is prepared once per connection. */
  private record Shape(boolean account, SessionPart session, boolean ends, int events) {}

  enum SessionPart {
    UNTOUCHED,
    UPDATE,
    INSERT
  }

  private static final ConcurrentMap<Shape, String> TEXTS = new ConcurrentHashMap<>();

  private static final String ENDS =
      ", x AS (UPDATE auth.session SET dead_generation = 2147483647, ended_at = ?,"
          + " end_last_epoch = ? FROM a WHERE session_id = ANY (?))";

  private AppendStatement() {}

  static String text(boolean account, SessionPart session, boolean ends, int events) {
    return TEXTS.computeIfAbsent(new Shape(account, session, ends, events), AppendStatement::build);
  }

  private static String build(Shape shape) {
    return "WITH a AS ("
        + account(shape)
        + ")"
        + session(shape.session())
        + (shape.ends() ? ENDS : "")
        + journal(
            stream(shape.session()),
            shape.session() == SessionPart.UNTOUCHED ? "" : " LEFT JOIN s ON true",
            shape.events());
  }

  /**
   * The journal's rows behind a CTE {@code a} that has raised a stream's version, the last part.
   */
  static String journal(int events) {
    return journal("?::text", "", events);
  }

  private static String journal(String stream, String join, int events) {
    return " INSERT INTO auth.journal (stream, version, "
        + JournalRow.COLUMNS
        + ") SELECT "
        + stream
        + ", a.version - "
        + events
        + " + e.number, e."
        + JournalRow.COLUMNS.replace(", ", ", e.")
        + " FROM a"
        + join
        + " CROSS JOIN (VALUES "
        + rows(events)
        + ") AS e (number, "
        + JournalRow.COLUMNS
        + ") ORDER BY e.number RETURNING version";
  }

  private static String account(Shape shape) {
    return "UPDATE auth.account SET version = version + "
        + shape.events()
        + (shape.account()
            ? ", status = ?, roles = ?, authz = ?, last_epoch = ?, revoked_through = ?,"
                + " password_hash = ?"
            : "")
        + " WHERE user_id = ? AND version = ? AND (SELECT number FROM auth.realm) = ?"
        + " RETURNING version";
  }

  private static String session(SessionPart part) {
    return switch (part) {
      case UNTOUCHED -> "";
      case UPDATE ->
          ", s AS (UPDATE auth.session SET "
              + SessionColumns.ASSIGNMENTS
              + " FROM a WHERE session_id = ? RETURNING session_id)";
      case INSERT ->
          ", s AS (INSERT INTO auth.session ("
              + SessionColumns.ALL
              + ") SELECT "
              + SessionColumns.PLACEHOLDERS
              + " FROM a RETURNING session_id)";
    };
  }

  private static String stream(SessionPart part) {
    return part == SessionPart.UNTOUCHED
        ? "?::text"
        : "CASE WHEN s.session_id IS NOT NULL THEN ?::text END";
  }

  private static String rows(int events) {
    StringBuilder rows = new StringBuilder();
    for (int number = 1; number <= events; number++) {
      rows.append(number == 1 ? "(" : ", (")
          .append(number)
          .append(", ")
          .append(JournalRow.VALUES)
          .append(')');
    }
    return rows.toString();
  }
}
