package io.sessionaudit.auth.sweep;

import io.micrometer.core.instrument.MeterRegistry;
import io.sessionaudit.auth.append.StorageException;
import io.sessionaudit.auth.command.ExpireSession;
import io.sessionaudit.event.SessionId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends sessions whose idle or absolute limit has passed without anybody using them, and takes the
 * rows of ended sessions away after a while. Any number of instances may run one; one of them works
 * at a time. Every step is a commit of its own, so a kill anywhere only puts the rest off.
 */
public final class Sweeper implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);

  private final DataSource database;
  private final ExpireSession expire;
  private final SweepSettings settings;
  private final SweepMeters meters;
  private final LongSupplier nanos;
  private final ClockWatch clock;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread = Thread.ofVirtual().name("sweeper").unstarted(this::loop);

  /**
   * A sweeper that waits to be told.
   *
   * @param nanos the monotonic clock
   */
  public Sweeper(
      DataSource database,
      ExpireSession expire,
      SweepSettings settings,
      MeterRegistry registry,
      LongSupplier nanos) {
    this.database = database;
    this.expire = expire;
    this.settings = settings;
    this.meters = new SweepMeters(registry);
    this.nanos = nanos;
    this.clock = new ClockWatch(settings.tolerated());
  }

  /** Runs at once and then at every interval, until it is closed. */
  public void start() {
    thread.start();
  }

  private void loop() {
    try {
      do {
        runAndReport();
      } while (!closing.await(settings.every().toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void runAndReport() {
    try {
      run();
    } catch (SQLException | StorageException e) {
      meters.failed();
      LOG.warn("Sweeping failed and goes on at the next turn", e);
    } catch (RuntimeException e) {
      meters.failed();
      LOG.error("Sweeping failed and goes on at the next turn", e);
    }
  }

  /** Looks at everything that is due, unless another instance does or the clock cannot be right. */
  public void run() throws SQLException {
    try (Connection connection = database.getConnection()) {
      DueSessions due = new DueSessions(connection, settings.kept());
      if (clockJumped(due) || !due.lock()) {
        return;
      }
      try {
        sweep(due);
      } finally {
        due.unlock();
      }
    }
  }

  private boolean clockJumped(DueSessions due) throws SQLException {
    boolean jumped = !clock.agrees(due.clock(), nanos.getAsLong());
    if (jumped && !meters.stopped(true)) {
      LOG.error(
          "The database's clock has jumped by more than {} minutes. No session is ended by a limit"
              + " until it is right again; if it is right now, restart this instance.",
          settings.tolerated().toMinutes());
    } else if (!jumped && meters.stopped(false)) {
      LOG.info("The database's clock is right again; sessions are ended by their limits");
    }
    return jumped;
  }

  private void sweep(DueSessions due) throws SQLException {
    UUID run = UUID.randomUUID();
    List<SessionId> batch;
    do {
      Instant begun = due.clock();
      batch = due.next(settings.batch());
      List<SessionId> failed = expire(batch, run);
      if (closing.getCount() == 0) {
        return;
      }
      batch.removeAll(failed);
      due.putOff(failed);
      meters.removed(due.remove(batch, begun));
      due.lookAgain(batch, begun);
    } while (batch.size() == settings.batch());
  }

  /** Returns those with which something is wrong. */
  private List<SessionId> expire(List<SessionId> batch, UUID run) {
    List<SessionId> failed = new ArrayList<>();
    for (SessionId session : batch) {
      if (closing.getCount() == 0) {
        return failed;
      }
      try {
        if (expire.run(session, run)) {
          meters.expired();
        }
      } catch (RuntimeException e) {
        if (e instanceof StorageException away && !away.isPermanent()) {
          throw e;
        }
        meters.failed();
        LOG.error("Session {} cannot be ended; it is put off for an hour", session, e);
        failed.add(session);
      }
    }
    return failed;
  }

  /** Ends after the session that it is at. */
  @Override
  public void close() {
    closing.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
