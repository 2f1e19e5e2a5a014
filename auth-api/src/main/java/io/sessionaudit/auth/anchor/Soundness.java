package io.sessionaudit.auth.anchor;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the database is the one that the log was written from. It is compared with the log once
 * per start of the database server, because a restored backup and a replica that took over are
 * servers that started: until that is done and found sound, no connection to it is handed out.
 * Needs Kafka for that, and only for that.
 */
public final class Soundness implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Soundness.class);
  private static final Duration AGAIN = Duration.ofSeconds(1);

  private static final String PROVEN = "a genuine refresh token is newer than its session's row";
  private static final String NEWEST = "SELECT coalesce(max(id), 0) FROM auth.journal";
  private static final String STARTED = "SELECT pg_postmaster_start_time()";
  private static final String REALM = "SELECT number FROM auth.realm";

  private final DataSource database;
  private final AnchorCheck check;
  private final ReentrantLock comparing = new ReentrantLock();
  private final Map<Connection, Boolean> known = new WeakHashMap<>();
  private final List<Runnable> waiting = new ArrayList<>();
  private final Thread watch;
  private volatile Standing standing = new Standing.Unknown("not compared with the log yet");
  private volatile @Nullable Instant serverStart;
  private volatile int regressedUnder;
  private volatile long newest;
  private volatile boolean open = true;

  private Soundness(DataSource database, AnchorCheck check) {
    this.database = database;
    this.check = check;
    this.watch = Thread.ofVirtual().name("soundness").unstarted(this::watch);
  }

  /**
   * Compares for the first time, and goes on in a thread of its own.
   *
   * @param database hands out any connection
   */
  public static Soundness start(DataSource database, AnchorCheck check) {
    Soundness soundness = new Soundness(database, check);
    soundness.compareAgain();
    soundness.watch.start();
    return soundness;
  }

  public Standing standing() {
    return standing;
  }

  /** Runs it now, or as soon as the database is found sound; once. */
  public void whenSound(Runnable action) {
    synchronized (waiting) {
      if (!(standing instanceof Standing.Sound)) {
        waiting.add(action);
        return;
      }
    }
    action.run();
  }

  /**
   * Whether this connection leads to the server that was compared. One question per connection;
   * afterwards a look into memory.
   */
  boolean admits(Connection connection) throws SQLException {
    if (!(standing instanceof Standing.Sound)) {
      return false;
    }
    Connection physical = connection.unwrap(Connection.class);
    synchronized (known) {
      if (known.containsKey(physical)) {
        return true;
      }
    }
    Instant started = serverStart(connection);
    if (!started.equals(serverStart)) {
      become(new Standing.Unknown("the database server was started again"));
      return false;
    }
    synchronized (known) {
      known.put(physical, true);
    }
    return true;
  }

  /**
   * Compares over this connection.
   *
   * @return whether the database is sound
   * @throws LogUnavailableException if Kafka does not say how the log ends
   */
  public boolean compare(Connection connection) throws SQLException {
    comparing.lock();
    try {
      Instant started = serverStart(connection);
      Optional<String> contradiction = check.contradiction(connection);
      if (contradiction.isPresent()) {
        become(new Standing.WentBack(contradiction.get()));
        return false;
      }
      if (realm(connection) <= regressedUnder) {
        become(new Standing.WentBack(PROVEN));
        return false;
      }
      if (!started.equals(serverStart)) {
        synchronized (known) {
          known.clear();
        }
        serverStart = started;
      }
      become(new Standing.Sound());
      return true;
    } finally {
      comparing.unlock();
    }
  }

  /**
   * A genuine token of a generation that the database never gave has shown it. Holds until
   * everything made under that realm's number is dead, whatever the comparison says.
   *
   * @param realm the number that was read with the token's session
   */
  public void provenWrong(int realm) {
    become(new Standing.WentBack(PROVEN));
    comparing.lock();
    try {
      regressedUnder = Math.max(regressedUnder, realm);
      // A comparison that was on its way may have said otherwise.
      become(new Standing.WentBack(PROVEN));
    } finally {
      comparing.unlock();
    }
  }

  private void become(Standing now) {
    Standing before;
    synchronized (waiting) {
      before = standing;
      standing = now;
    }
    if (before.equals(now)) {
      return;
    }
    switch (now) {
      case Standing.Sound() -> LOG.info("The database may be used: {}", now.reason());
      case Standing.Unknown(String reason) -> LOG.warn("The database is not used yet: {}", reason);
      case Standing.WentBack(String reason) ->
          LOG.error(
              "ALARM: the database went back in time, nothing is served until session-audit recover"
                  + " has run (--even-if-sound if a token has shown it): {}",
              reason);
    }
  }

  private void runWaiting() {
    List<Runnable> actions;
    synchronized (waiting) {
      actions = List.copyOf(waiting);
      waiting.clear();
    }
    for (Runnable action : actions) {
      try {
        action.run();
      } catch (RuntimeException e) {
        LOG.error("What waited for the database failed and is tried again", e);
        synchronized (waiting) {
          waiting.add(action);
        }
        become(new Standing.Unknown("what has to be done first failed; the log says more"));
      }
    }
  }

  private void watch() {
    while (open) {
      try {
        Thread.sleep(AGAIN);
      } catch (InterruptedException _) {
        return;
      }
      if (standing instanceof Standing.Sound) {
        lookAtNewest();
      }
      if (!(standing instanceof Standing.Sound)) {
        compareAgain();
      }
      if (standing instanceof Standing.Sound) {
        runWaiting();
      }
    }
  }

  /** The newest row never goes: where it is gone, the database was put back without a new start. */
  private void lookAtNewest() {
    try (Connection connection = database.getConnection()) {
      long now = number(connection, NEWEST);
      if (now < newest) {
        become(new Standing.Unknown("the journal is shorter than it was"));
      }
      newest = now;
    } catch (SQLException e) {
      LOG.debug("The journal's newest row cannot be read now", e);
    }
  }

  private void compareAgain() {
    try (Connection connection = database.getConnection()) {
      var _ = compare(connection);
    } catch (SQLException e) {
      unknown("the database does not answer", e);
    } catch (LogUnavailableException e) {
      unknown(e.getMessage() == null ? "Kafka does not answer" : e.getMessage(), e);
    } catch (RuntimeException e) {
      LOG.error("Comparing the database with the log failed and is tried again", e);
    }
  }

  /** What was found wrong stays found until a comparison says otherwise. */
  private void unknown(String reason, Exception e) {
    LOG.debug("Comparing the database with the log failed", e);
    if (standing instanceof Standing.Unknown) {
      become(new Standing.Unknown(reason));
    }
  }

  private static int realm(Connection connection) throws SQLException {
    return Math.toIntExact(number(connection, REALM));
  }

  private static long number(Connection connection, String question) throws SQLException {
    try (PreparedStatement ask = connection.prepareStatement(question);
        ResultSet answer = ask.executeQuery()) {
      answer.next();
      return answer.getLong(1);
    }
  }

  private static Instant serverStart(Connection connection) throws SQLException {
    try (PreparedStatement ask = connection.prepareStatement(STARTED);
        ResultSet answer = ask.executeQuery()) {
      answer.next();
      return answer.getObject(1, OffsetDateTime.class).toInstant();
    }
  }

  @Override
  public void close() {
    open = false;
    watch.interrupt();
  }
}
