package io.sessionaudit.auth.relay;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * Takes old rows out of the journal: below the floor, so in Kafka, and never the newest one, by
 * which a database that went back is told from one that did not.
 */
final class JournalRetention {

  /**
   * Looks at the oldest rows only, so that a run that finds nothing to do costs nothing. Leaves no
   * gap: an id above the oldest one that is not there means that the database went back.
   */
  private static final String DELETE =
      """
      WITH oldest AS (
        SELECT id, occurred_at < now() - ? * interval '1 second'
            AND id <= (SELECT floor FROM auth.relay)
            AND id < (SELECT max(id) FROM auth.journal) AS may_go
        FROM auth.journal ORDER BY id LIMIT ?)
      DELETE FROM auth.journal WHERE id IN (SELECT id FROM oldest WHERE may_go)
        AND id < coalesce((SELECT min(id) FROM oldest WHERE NOT may_go), 9223372036854775807)
      """;

  private static final int BATCH = 1_000;

  private final DataSource database;
  private final Duration kept;

  JournalRetention(DataSource database, Duration kept) {
    this.database = database;
    this.kept = kept;
  }

  /** Deletes in small commits. Returns how many rows went. */
  long run() throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement delete = connection.prepareStatement(DELETE)) {
      delete.setLong(1, kept.toSeconds());
      delete.setInt(2, BATCH);
      long gone = 0;
      int batch;
      do {
        batch = delete.executeUpdate();
        gone += batch;
      } while (batch == BATCH);
      return gone;
    }
  }
}
