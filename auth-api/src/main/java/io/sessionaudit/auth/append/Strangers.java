package io.sessionaudit.auth.append;

import io.sessionaudit.event.AccountEvent.LoginFailed;
import io.sessionaudit.event.AccountEvent.LoginFailure;
import io.sessionaudit.event.Context;
import io.sessionaudit.event.Envelope;
import io.sessionaudit.event.EventId;
import io.sessionaudit.event.FreshIds;
import io.sessionaudit.wire.EventCodec;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * Failed sign-ins under names that nobody has: one stream for all of them, within the strangers'
 * budget, without the name and without the address.
 */
public final class Strangers {

  private static final String APPEND =
      "WITH a AS (UPDATE auth.strangers SET version = version + 1 RETURNING version)"
          + AppendStatement.journal(1);

  private final DataSource dataSource;
  private final EvidenceBudget budget;
  private final Runnable committed;

  public Strangers(DataSource dataSource, EvidenceBudget budget, Runnable committed) {
    this.dataSource = dataSource;
    this.budget = budget;
    this.committed = committed;
  }

  /**
   * Records a failed sign-in, if the budget allows.
   *
   * @param networkTag under the lookup key
   * @param context with that tag; read only if it shall be recorded
   * @throws StorageException as {@link Execution#run}
   */
  public void signInFailed(String networkTag, Supplier<Context> context, Envelope.Lineage lineage) {
    try (Connection connection = dataSource.getConnection()) {
      Instant now = DatabaseClock.now(connection);
      OptionalInt count = budget.ask("stranger " + networkTag, now, false, false);
      if (count.isEmpty()) {
        return;
      }
      EventId id = FreshIds.event();
      LoginFailed event =
          new LoginFailed(null, LoginFailure.UNKNOWN_USER, count.getAsInt(), context.get());
      Envelope envelope =
          new Envelope(id, now, event.stream(), null, lineage, Envelope.Source.AUTH_API);
      try (PreparedStatement statement = connection.prepareStatement(APPEND)) {
        Parameters parameters = new Parameters(statement).text(event.stream().name());
        new JournalRow(EventCodec.encode(envelope, event), null).bind(parameters);
        statement.execute();
      }
      committed.run();
    } catch (SQLException e) {
      throw new StorageException(e);
    }
  }
}
