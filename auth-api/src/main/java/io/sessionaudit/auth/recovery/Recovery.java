package io.sessionaudit.auth.recovery;

import io.sessionaudit.auth.anchor.AnchorCheck;
import io.sessionaudit.auth.anchor.LogUnavailableException;
import io.sessionaudit.auth.append.Everyone;
import io.sessionaudit.auth.append.Execution;
import io.sessionaudit.auth.append.Reads;
import io.sessionaudit.event.Actor;
import io.sessionaudit.event.Envelope.Lineage;
import io.sessionaudit.event.EventId;
import io.sessionaudit.event.FreshIds;
import io.sessionaudit.event.UserId;
import io.sessionaudit.feed.FeedFormat;
import io.sessionaudit.feed.Watermark;
import io.sessionaudit.json.MalformedJsonException;
import io.sessionaudit.personal.MasterKey;
import io.sessionaudit.wire.KafkaConnection;
import io.sessionaudit.wire.Topics;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * Mends a database that came back with older state than the log, in one transaction, with everybody
 * else kept out: what only the log has goes into journal and rows, what only the journal has goes
 * behind it, and everybody has to sign in anew. So every stream stays gapless, and nothing that was
 * dead comes back to life.
 */
public final class Recovery {

  private static final String LOCK =
      """
      LOCK TABLE auth.relay, auth.realm, auth.strangers, auth.account, auth.session, auth.journal,
        auth.client IN EXCLUSIVE MODE
      """;

  private static final String START =
      """
      SELECT floor, (SELECT max(occurred_at) FROM auth.journal WHERE id <= floor) FROM auth.relay
      """;

  /** By which an event's time may lie before the one of an event with a lower id. */
  static final Duration DISORDER = Duration.ofHours(1);

  private static final String RELAY =
      """
      UPDATE auth.relay SET floor = greatest(floor, ?), term = greatest(term, ?) + 1,
        holder = NULL, lease_until = '-infinity'
      """;

  private static final String HAS_ADMIN =
      "SELECT EXISTS (SELECT 1 FROM auth.account"
          + " WHERE status = 'ACTIVE' AND 'admin' = ANY (roles))";

  private static final String IS_LAST_ADMIN =
      """
      SELECT NOT EXISTS (SELECT 1 FROM auth.account
        WHERE user_id <> ? AND status = 'ACTIVE' AND 'admin' = ANY (roles))
        AND EXISTS (SELECT 1 FROM auth.account
        WHERE user_id = ? AND status = 'ACTIVE' AND 'admin' = ANY (roles))
      """;

  private final Connection connection;
  private final KafkaConnection kafka;
  private final AnchorCheck check;
  private final Reads reads;

  /**
   * Over a connection with the rights of auth-api's role.
   *
   * @param masterKey unwraps the keys of the accounts that are disabled
   */
  public Recovery(Connection connection, KafkaConnection kafka, MasterKey masterKey) {
    this.connection = connection;
    this.kafka = kafka;
    this.check = new AnchorCheck(kafka);
    this.reads = new Reads(masterKey);
  }

  /**
   * Mends it.
   *
   * @param always also when the database is where the log left it: a genuine token showed otherwise
   * @return empty if there is nothing to mend; nothing was changed then
   * @throws RecoveryException if Kafka does not give what is needed, or the two cannot be brought
   *     together; nothing was changed
   * @throws SQLException if the database is away or refuses; nothing was changed
   */
  public Optional<Recovered> run(boolean always) throws SQLException {
    connection.setAutoCommit(false);
    try {
      execute(LOCK);
      if (check.contradiction(connection).isEmpty() && !always) {
        return Optional.empty();
      }
      Recovered recovered = mend();
      Optional<String> left = check.contradiction(connection);
      if (left.isPresent()) {
        throw new RecoveryException("the log contradicts itself: " + left.get());
      }
      connection.commit();
      return Optional.of(recovered);
    } catch (LogUnavailableException | KafkaException e) {
      throw new RecoveryException("Kafka does not give the log", e);
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  private Recovered mend() throws SQLException {
    BroughtForward rows = new BroughtForward(connection);
    long lost;
    long own;
    try (JournalMerge merge = new JournalMerge(connection)) {
      Start start = start();
      LogTail.events(
          kafka,
          start.from(),
          event -> {
            if (Objects.requireNonNull(event.envelope().place()).position() > start.floor()) {
              merge.add(event);
            }
          });
      merge.compare();
      lost = merge.lost();
      own = merge.own();
      if (lost > 0) {
        merge.merge();
        merge.forEachStream(rows);
      }
      handOver(lost > 0 ? merge.logEnd() : 0);
      merge.clear();
    }
    return end(lost, own, rows);
  }

  /** Everything up to the floor is on both sides. */
  private record Start(long floor, @Nullable Instant from) {}

  private Start start() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(START)) {
      found.next();
      OffsetDateTime last = found.getObject(2, OffsetDateTime.class);
      return new Start(found.getLong(1), last == null ? null : last.toInstant().minus(DISORDER));
    }
  }

  /** The next leader sends what the log does not have, under a term that guards listen to. */
  private void handOver(long logEnd) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(RELAY)) {
      update.setLong(1, logEnd);
      update.setLong(2, highestTerm());
      update.execute();
    }
  }

  private long highestTerm() throws SQLException {
    AtomicLong highest = new AtomicLong();
    try (LogTail feed = new LogTail(kafka, Topics.SESSION_REVOCATIONS)) {
      feed.read(
          null,
          record -> {
            try {
              if (FeedFormat.read(record.key(), record.value()) instanceof Watermark it) {
                highest.accumulateAndGet(it.term(), Math::max);
              }
            } catch (MalformedJsonException _) {
              // Says no term.
            }
          });
    }
    return highest.get();
  }

  private Recovered end(long lost, long own, BroughtForward rows) throws SQLException {
    UUID correlation = FreshIds.correlation();
    List<UserId> disabled = new ArrayList<>();
    List<UserId> oldPassword = new ArrayList<>();
    for (Map.Entry<UserId, EventId> change : rows.passwordChanges().entrySet()) {
      UserId user = change.getKey();
      if (isLastAdmin(user)) {
        oldPassword.add(user);
      } else {
        disable(user, new Lineage(correlation, change.getValue(), Actor.SYSTEM));
        disabled.add(user);
      }
    }
    EventId event = Everyone.regressed(connection, Lineage.root(correlation, Actor.SYSTEM));
    return new Recovered(
        lost,
        own,
        rows.streams(),
        disabled,
        oldPassword,
        rows.missingAccounts(),
        rows.missingClients(),
        hasAdmin(),
        event);
  }

  /**
   * Nothing happens to one that is disabled already; whoever activates it has to know all the same.
   */
  private void disable(UserId user, Lineage lineage) throws SQLException {
    var _ = Execution.within(connection, new DisableAccount(reads, user, lineage));
  }

  private boolean hasAdmin() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(HAS_ADMIN)) {
      answer.next();
      return answer.getBoolean(1);
    }
  }

  private boolean isLastAdmin(UserId user) throws SQLException {
    try (PreparedStatement ask = connection.prepareStatement(IS_LAST_ADMIN)) {
      ask.setObject(1, user.value());
      ask.setObject(2, user.value());
      try (ResultSet answer = ask.executeQuery()) {
        answer.next();
        return answer.getBoolean(1);
      }
    }
  }

  private void execute(String text) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(text);
    }
  }
}
