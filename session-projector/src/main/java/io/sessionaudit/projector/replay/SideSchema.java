package io.sessionaudit.projector.replay;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * A schema that a replay makes beside the live one. Its comment says so: what has another comment
 * belongs to somebody else and is never dropped.
 *
 * @param name without a need for quotes
 * @param comment what it is, and what becomes of it
 */
record SideSchema(String name, String comment) {

  /**
   * Views of others on tables of a schema: they would go on to show those tables, or be dropped.
   */
  private static final String VIEWS_OF_OTHERS =
      """
      SELECT DISTINCT format('%I.%I', vn.nspname, v.relname)
      FROM pg_depend d
      JOIN pg_rewrite r ON r.oid = d.objid
      JOIN pg_class v ON v.oid = r.ev_class
      JOIN pg_namespace vn ON vn.oid = v.relnamespace
      JOIN pg_class t ON t.oid = d.refobjid
      JOIN pg_namespace tn ON tn.oid = t.relnamespace
      WHERE d.classid = 'pg_rewrite'::regclass AND d.refclassid = 'pg_class'::regclass
        AND tn.nspname = ? AND vn.nspname <> tn.nspname
      ORDER BY 1
      """;

  /** Where the log is folded to. */
  static SideSchema shadow(String live) {
    return new SideSchema(
        live + "_shadow", "The log, folded by session-audit replay. Dropped when that ends.");
  }

  /** What a swap has put aside. */
  static SideSchema replaced(String live) {
    return new SideSchema(
        live + "_replaced",
        "What session-audit replay --swap has replaced. Dropped by the next one.");
  }

  /**
   * Drops it, if it is there, in the transaction of the caller.
   *
   * @throws ReplayException if it belongs to somebody else, or somebody's view shows its tables
   */
  void drop(Connection connection) throws SQLException {
    if (exists(connection)) {
      Sql.run(connection, "DROP SCHEMA " + name + " CASCADE");
    }
  }

  /**
   * Whether it is there.
   *
   * @throws ReplayException if it must not be dropped
   */
  boolean exists(Connection connection) throws SQLException {
    String found =
        Sql.text(
            connection,
            "SELECT coalesce(obj_description(oid, 'pg_namespace'), '') FROM pg_namespace"
                + " WHERE nspname = ?",
            name);
    if (found == null) {
      return false;
    }
    if (!found.equals(comment)) {
      throw new ReplayException(
          "The schema " + name + " is not a replay's. Rename or drop it, then run this again.");
    }
    requireNoViewsOfOthers(connection, name);
    return true;
  }

  static void requireNoViewsOfOthers(Connection connection, String schema) throws SQLException {
    List<String> views = Sql.texts(connection, VIEWS_OF_OTHERS, schema);
    if (!views.isEmpty()) {
      throw new ReplayException(
          ("Views outside of the schema %s show its tables and would not follow: %s. Drop them,"
                  + " then run this again.")
              .formatted(schema, String.join(", ", views)));
    }
  }
}
