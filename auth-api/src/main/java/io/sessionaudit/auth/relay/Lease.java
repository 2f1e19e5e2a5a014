package io.sessionaudit.auth.relay;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The right to be the one relay, for a while. It ends by the database's clock; its holder counts on
 * a shorter time by his own monotonic one. A holder that was paused and does not know better can
 * only repeat what is in the log or would be next in it, so the lease saves work and numbers the
 * leaders; order does not hang on it.
 */
final class Lease {

  private static final String ACQUIRE =
      """
      UPDATE auth.relay
      SET term = term + 1, holder = ?, lease_until = clock_timestamp() + ? * interval '1 microsecond'
      WHERE lease_until <= clock_timestamp()
      RETURNING term, floor, log_topic, log_ends
      """;

  private static final String RENEW =
      """
      UPDATE auth.relay
      SET lease_until = clock_timestamp() + ? * interval '1 microsecond',
        floor = greatest(floor, ?), log_topic = coalesce(?, log_topic), log_ends = ?
      WHERE term = ? AND holder = ?
      """;

  private final Connection connection;
  private final UUID holder;
  private final long term;
  private final long floor;
  private final LogReach reach;
  private final RelaySettings settings;
  private long renewedNanos;

  private Lease(
      Connection connection,
      UUID holder,
      long term,
      long floor,
      LogReach reach,
      RelaySettings settings,
      long nanos) {
    this.connection = connection;
    this.holder = holder;
    this.term = term;
    this.floor = floor;
    this.reach = reach;
    this.settings = settings;
    this.renewedNanos = nanos;
  }

  /** A new term, or nothing while somebody else's lease runs. */
  static @Nullable Lease acquire(Connection connection, UUID holder, RelaySettings settings)
      throws SQLException {
    long nanos = System.nanoTime();
    try (PreparedStatement acquire = connection.prepareStatement(ACQUIRE)) {
      acquire.setObject(1, holder);
      acquire.setLong(2, micros(settings.lease()));
      try (ResultSet taken = acquire.executeQuery()) {
        return taken.next()
            ? new Lease(
                connection,
                holder,
                taken.getLong("term"),
                taken.getLong("floor"),
                new LogReach(
                    taken.getString("log_topic"),
                    List.of((Long[]) taken.getArray("log_ends").getArray())),
                settings,
                nanos)
            : null;
      }
    }
  }

  long term() {
    return term;
  }

  /** The floor as it stood when this term began. */
  long floor() {
    return floor;
  }

  /** How far the log reached when that floor was stored. */
  LogReach reach() {
    return reach;
  }

  /** Whether two thirds of the lease have not passed since it was asked for. */
  boolean held() {
    return System.nanoTime() - renewedNanos < settings.lease().toNanos() / 3 * 2;
  }

  boolean renewalDue() {
    return System.nanoTime() - renewedNanos >= settings.renew().toNanos();
  }

  /** Renews and stores how far delivery has come; false if somebody else leads by now. */
  boolean renew(long newFloor, LogReach newReach) throws SQLException {
    long nanos = System.nanoTime();
    if (update(settings.lease(), newFloor, newReach)) {
      renewedNanos = nanos;
      return true;
    }
    return false;
  }

  /** Ends the term at once, so that nobody has to wait for it, and stores the same. */
  void release(long newFloor, LogReach newReach) throws SQLException {
    update(Duration.ZERO, newFloor, newReach);
  }

  private boolean update(Duration length, long newFloor, LogReach newReach) throws SQLException {
    try (PreparedStatement renew = connection.prepareStatement(RENEW)) {
      renew.setLong(1, micros(length));
      renew.setLong(2, newFloor);
      renew.setString(3, newReach.topic());
      renew.setArray(4, connection.createArrayOf("bigint", newReach.ends().toArray()));
      renew.setLong(5, term);
      renew.setObject(6, holder);
      return renew.executeUpdate() == 1;
    }
  }

  private static long micros(Duration length) {
    return length.toNanos() / 1_000;
  }
}
