package io.sessionaudit.auth.relay;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
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
      RETURNING term, floor
      """;

  private static final String RENEW =
      """
      UPDATE auth.relay
      SET lease_until = clock_timestamp() + ? * interval '1 microsecond', floor = greatest(floor, ?)
      WHERE term = ? AND holder = ?
      """;

  private final Connection connection;
  private final UUID holder;
  private final long term;
  private final long floor;
  private final RelaySettings settings;
  private long renewedNanos;

  private Lease(
      Connection connection,
      UUID holder,
      long term,
      long floor,
      RelaySettings settings,
      long nanos) {
    this.connection = connection;
    this.holder = holder;
    this.term = term;
    this.floor = floor;
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
                connection, holder, taken.getLong("term"), taken.getLong("floor"), settings, nanos)
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

  /** Whether two thirds of the lease have not passed since it was asked for. */
  boolean held() {
    return System.nanoTime() - renewedNanos < settings.lease().toNanos() / 3 * 2;
  }

  boolean renewalDue() {
    return System.nanoTime() - renewedNanos >= settings.renew().toNanos();
  }

  /** Renews and stores the floor; false if somebody else leads by now. */
  boolean renew(long newFloor) throws SQLException {
    long nanos = System.nanoTime();
    if (update(settings.lease(), newFloor)) {
      renewedNanos = nanos;
      return true;
    }
    return false;
  }

  /** Ends the term at once, so that nobody has to wait for it, and stores the floor. */
  void release(long newFloor) throws SQLException {
    update(Duration.ZERO, newFloor);
  }

  private boolean update(Duration length, long newFloor) throws SQLException {
    try (PreparedStatement renew = connection.prepareStatement(RENEW)) {
      renew.setLong(1, micros(length));
      renew.setLong(2, newFloor);
      renew.setLong(3, term);
      renew.setObject(4, holder);
      return renew.executeUpdate() == 1;
    }
  }

  private static long micros(Duration length) {
    return length.toNanos() / 1_000;
  }
}
