package io.sessionaudit.projector.intake;

import io.sessionaudit.projector.config.IntakeSettings;
import io.sessionaudit.projector.table.StreamTable;
import io.sessionaudit.projector.table.TakenOverException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polls and folds until it is told to stop. Whatever goes wrong, it reads the positions from the
 * tables again and goes on from there: nothing is lost, nothing skipped. Runs on one thread.
 */
final class IntakeLoop implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(IntakeLoop.class);
  private static final Duration PATIENCE = Duration.ofMillis(500);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

  private final LogConsumer consumer;
  private final Connections connections;
  private final FoldingFactory factory;
  private final IntakeSettings settings;
  private final Pace pace;
  private final FoldListener listener;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile boolean stopping;
  private volatile IntakeState state = IntakeState.STARTING;
  private @Nullable Open open;
  private Duration pause = FIRST_PAUSE;

  IntakeLoop(
      LogConsumer consumer,
      Connections connections,
      FoldingFactory factory,
      IntakeSettings settings,
      FoldListener listener) {
    this.consumer = consumer;
    this.connections = connections;
    this.factory = factory;
    this.settings = settings;
    this.pace = new Pace(settings.spacing(), settings.batch());
    this.listener = listener;
  }

  /** Makes a fold over a connection. */
  @FunctionalInterface
  interface FoldingFactory {
    Folding over(Connection connection) throws SQLException;
  }

  private record Open(Connection connection, Folding folding) {}

  IntakeState state() {
    return state;
  }

  void stop() {
    stopping = true;
    stopped.countDown();
    consumer.wakeup();
  }

  @Override
  public void run() {
    try (consumer) {
      while (!stopping) {
        turn();
      }
    } catch (WakeupException _) {
      // told to stop while it waited
    } finally {
      disconnect();
    }
  }

  private void turn() {
    try {
      settle();
      gather();
      List<RawRecord> records = consumer.poll(PATIENCE);
      if (!records.isEmpty()) {
        fold(records);
      }
      pause = FIRST_PAUSE;
      state = state.well(consumer.assigned(), consumer.lag());
    } catch (TakenOverException e) {
      LOG.info("A partition has another owner now: {}", e.getMessage());
      consumer.hold();
    } catch (SQLException e) {
      // The state tells the kind of trouble; the text of a driver may hold values.
      trouble("the database does not take what was read, SQLSTATE " + e.getSQLState());
    } catch (WakeupException e) {
      throw e;
    } catch (RuntimeException | Error e) {
      LOG.error("The intake stumbled and goes on from the tables", e);
      trouble("the log cannot be read: " + e.getClass().getSimpleName());
    }
  }

  /** Lets records come together; a transaction costs much the same for one as for a hundred. */
  private void gather() {
    try {
      boolean _ = stopped.await(pace.left(System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void settle() throws SQLException {
    if (!consumer.unsettled()) {
      return;
    }
    Open ready = connected();
    consumer.seek(ready.folding().resume(consumer.partitions()));
    countParked(ready.connection());
  }

  private void fold(List<RawRecord> records) throws SQLException, TakenOverException {
    pace.began(System.nanoTime(), records.size());
    Open ready = connected();
    FoldReport report = ready.folding().fold(records);
    state = state.folded(report);
    listener.folded(report);
    if (report.parked() > 0) {
      LOG.warn("{} records could not be folded and were parked", report.parked());
      countParked(ready.connection());
    }
  }

  private void countParked(Connection connection) throws SQLException {
    state = state.parked(StreamTable.parked(connection));
    connection.commit();
  }

  private Open connected() throws SQLException {
    Open ready = open;
    if (ready == null) {
      Connection connection = connections.open();
      try {
        ready = new Open(connection, factory.over(connection));
      } catch (SQLException e) {
        close(connection);
        throw e;
      }
      open = ready;
    }
    return ready;
  }

  /** Stays in the group, but reads nothing until the pause is over. */
  private void trouble(String why) {
    LOG.warn("{}; tried again in {} ms", why, pause.toMillis());
    state = state.troubled(why);
    disconnect();
    consumer.hold();
    long until = System.nanoTime() + pause.toNanos();
    for (long left = pause.toNanos(); left > 0 && !stopping; left = until - System.nanoTime()) {
      rest(Duration.ofNanos(left));
    }
    Duration longest = settings.longestPause();
    pause = pause.multipliedBy(2).compareTo(longest) > 0 ? longest : pause.multipliedBy(2);
  }

  private void rest(Duration left) {
    try {
      consumer.poll(left);
    } catch (WakeupException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.warn("The log cannot be read: {}", e.getClass().getSimpleName());
    }
    consumer.hold();
  }

  private void disconnect() {
    Open ready = open;
    open = null;
    if (ready != null) {
      close(ready.connection());
    }
  }

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      LOG.debug("A connection did not close, SQLSTATE {}", e.getSQLState());
    }
  }
}
