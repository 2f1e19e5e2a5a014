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

  /** Looks at the oldest rows only, so that a run that finds nothing to do costs nothing. */
  private static final String DELETE =
      """
      DELETE FROM auth.journal USING (
        SELECT id, occurred_at FROM auth.journal ORDER BY id LIMIT ?) AS oldest
      WHERE journal.id = oldest.id
        AND oldest.occurred_at < now() - ? * interval '1 second'
        AND oldest.id <= (SELECT floor FROM auth.relay)
        AND oldest.id < (SELECT max(id) FROM auth.journal)
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
      delete.setInt(1, BATCH);
      delete.setLong(2, kept.toSeconds());
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
