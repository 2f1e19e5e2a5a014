package io.sessionaudit.projector.replay;

import io.sessionaudit.projector.table.EventPartitions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes the shadow live. The live fold waits for the lock of {@code projection_offset} meanwhile
 * and goes on in the new tables: names are looked up anew when the schemas were renamed.
 */
final class Swap {

  /** Longer than any batch of the live fold. */
  private static final String PATIENCE = "SET LOCAL lock_timeout = '30s'";

  /** What the shadow cannot know: when records were parked and released, and why at that time. */
  private static final String NOTES_OF_BOTH =
      """
      UPDATE %1$s.parked_record s SET parked_at = l.parked_at, settled_at = l.settled_at,
        reason = CASE WHEN s.settled IS NULL THEN s.reason ELSE l.reason END,
        detail = CASE WHEN s.settled IS NULL THEN s.detail ELSE l.detail END
      FROM %2$s.parked_record l
      WHERE l.topic = s.topic AND l.kafka_partition = s.kafka_partition
        AND l.kafka_offset = s.kafka_offset AND l.settled IS NOT DISTINCT FROM s.settled
      """;

  /** What had to be parked once and is folded at once now keeps its place in the history. */
  private static final String NOTES_OF_ONE =
      """
      INSERT INTO %1$s.parked_record (topic, kafka_partition, kafka_offset, stream, record_time,
        record_key, headers, record_value, reason, detail, parked_at, settled, settled_at)
      SELECT topic, kafka_partition, kafka_offset, stream, record_time, record_key, headers,
        record_value, reason, detail, parked_at, coalesce(settled, 'FOLDED'),
        coalesce(settled_at, now())
      FROM %2$s.parked_record
      ON CONFLICT DO NOTHING
      """;

  /** The same to the letter: also partitions that nothing has come from. */
  private static final String OFFSETS =
      """
      INSERT INTO %1$s.projection_offset SELECT * FROM %2$s.projection_offset
      ON CONFLICT (topic, kafka_partition) DO UPDATE SET next_offset = EXCLUDED.next_offset
      """;

  private static final String LEFT_BEHIND =
      """
      SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = ? AND c.relkind IN ('r', 'p', 'v', 'm', 'i', 'I', 'S', 'f')
        AND NOT EXISTS (
          SELECT 1 FROM pg_class s JOIN pg_namespace m ON m.oid = s.relnamespace
          WHERE m.nspname = ? AND s.relname = c.relname)
        AND NOT EXISTS (
          SELECT 1 FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid
          WHERE i.indexrelid = c.oid AND t.relispartition)
      ORDER BY 1
      """;

  private final Connection connection;
  private final Shadow shadow;
  private final SideSchema replaced;

  Swap(Connection connection, Shadow shadow) {
    this.connection = connection;
    this.shadow = shadow;
    replaced = SideSchema.replaced(shadow.live());
  }

  /** What is done while nobody else may fold. */
  interface LastFold {
    void upTo(LiveState state) throws SQLException;
  }

  /**
   * Makes sure that nothing stands in the way, before hours are spent.
   *
   * @throws ReplayException if something does
   */
  void requirePossible() throws SQLException {
    SideSchema.requireNoViewsOfOthers(connection, shadow.live());
    var _ = replaced.exists(connection);
    connection.rollback();
  }

  /**
   * Swaps, in one transaction.
   *
   * @param last brings the shadow to where the live tables are
   * @throws ReplayException if that is not possible any more; nothing was changed
   */
  Swapped run(LastFold last) throws SQLException {
    analyze();
    dropFormer();
    try {
      Sql.run(
          connection,
          PATIENCE,
          "LOCK TABLE " + shadow.live() + ".projection_offset IN EXCLUSIVE MODE");
      requirePossibleStill();
      last.upTo(LiveState.read(connection));
      Swapped swapped = carryOver();
      rename();
      connection.commit();
      return swapped;
    } finally {
      connection.rollback(); // of nothing, after the commit
    }
  }

  /** The first question after the swap is as fast as the last one before. */
  private void analyze() throws SQLException {
    for (String table :
        List.of(
            "session",
            "account",
            "revocation",
            "audit_event",
            "anomaly",
            "stream",
            "parked_record")) {
      Sql.run(connection, "ANALYZE " + shadow.schema().name() + "." + table);
    }
    connection.commit();
  }

  private void dropFormer() throws SQLException {
    Sql.run(connection, PATIENCE);
    replaced.drop(connection);
    connection.commit();
  }

  private void requirePossibleStill() throws SQLException {
    SideSchema.requireNoViewsOfOthers(connection, shadow.live());
    shadow.requireSameVersion(connection);
  }

  private Swapped carryOver() throws SQLException {
    String live = shadow.live();
    String next = shadow.schema().name();
    EventPartitions.carryOver(connection, live, next);
    for (String copy : List.of(NOTES_OF_BOTH, NOTES_OF_ONE, OFFSETS)) {
      Sql.run(connection, copy.formatted(next, live));
    }
    Grants.carryOver(connection, live, next);
    return new Swapped(replaced.name(), Sql.texts(connection, LEFT_BEHIND, live, next));
  }

  private void rename() throws SQLException {
    String live = shadow.live();
    String comment = comment(live);
    Sql.run(
        connection,
        "ALTER SCHEMA " + live + " RENAME TO " + replaced.name(),
        "ALTER SCHEMA " + shadow.schema().name() + " RENAME TO " + live,
        "COMMENT ON SCHEMA " + live + " IS " + comment,
        "COMMENT ON SCHEMA " + replaced.name() + " IS '" + replaced.comment() + "'");
  }

  private String comment(String schema) throws SQLException {
    @Nullable String literal =
        Sql.text(
            connection,
            "SELECT quote_nullable(obj_description(oid, 'pg_namespace')) FROM pg_namespace"
                + " WHERE nspname = ?",
            schema);
    return literal == null ? "NULL" : literal;
  }
}
