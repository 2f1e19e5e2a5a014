package io.sessionaudit.auth.http;

import io.sessionaudit.testkit.Database;
import io.sessionaudit.testkit.Eventually;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.assertj.core.api.Assertions;

/**
 * Holds writes of one kind of event open between their row changes and their commit: a trigger in
 * the database waits for a lock that the test holds.
 */
final class HeldWrites implements AutoCloseable {

  private static final int LOCK = 4711;

  private final Connection holder;

  private HeldWrites(Connection holder) {
    this.holder = holder;
  }

  static HeldWrites of(Database database, String type) throws SQLException {
    database.execute(
        """
        CREATE TABLE IF NOT EXISTS public.held (type text);
        CREATE OR REPLACE FUNCTION public.hold() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF EXISTS (SELECT FROM public.held WHERE type = NEW.type) THEN
            PERFORM pg_advisory_xact_lock(%d);
          END IF;
          RETURN NEW;
        END $$;
        CREATE OR REPLACE TRIGGER hold AFTER INSERT ON auth.journal
          FOR EACH ROW EXECUTE FUNCTION public.hold();
        INSERT INTO public.held VALUES ('%s')\
        """
            .formatted(LOCK, type));
    Connection holder = database.connect();
    try (Statement statement = holder.createStatement()) {
      statement.execute("SELECT pg_advisory_lock(" + LOCK + ")");
    }
    return new HeldWrites(holder);
  }

  /** Returns when that many statements wait: for the lock, or for a row behind it. */
  void awaitWaiting(int statements) {
    Eventually.holds(() -> Assertions.assertThat(waiting()).isGreaterThanOrEqualTo(statements));
  }

  private int waiting() throws SQLException {
    try (Statement statement = holder.createStatement();
        ResultSet result =
            statement.executeQuery(
                "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                    + " AND datname = current_database()")) {
      result.next();
      return result.getInt(1);
    }
  }

  /** Lets the held writes commit; later ones are not held. */
  @Override
  public void close() throws SQLException {
    try (Statement statement = holder.createStatement()) {
      statement.execute("DELETE FROM public.held");
    }
    holder.close();
  }
}
