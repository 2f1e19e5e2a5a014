package io.sessionaudit.auth.relay;

import io.micrometer.core.instrument.MeterRegistry;
import io.sessionaudit.wire.KafkaConnection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries the journal to Kafka. Every instance of the write side has one; one of them leads, the
 * others stand by.
 */
public final class Relay implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
  private static final Duration LONGEST_END = Duration.ofSeconds(10);

  private final RelayLoop loop;
  private final WakeUp wakeUp;
  private final RelayMeters meters;
  private final Thread thread;
  private final ScheduledExecutorService housekeeping =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());

  private Relay(RelayLoop loop, WakeUp wakeUp, RelayMeters meters) {
    this.loop = loop;
    this.wakeUp = wakeUp;
    this.meters = meters;
    // A thread of the platform: password hashing may keep all carriers of virtual ones busy.
    this.thread = Thread.ofPlatform().name("relay").daemon().unstarted(loop);
  }

  /**
   * Starts and returns at once; neither server has to be there yet.
   *
   * @param database with the schema {@code auth}; one connection is kept, a second one is used once
   *     a minute
   * @param comparison asked once per connection, before anything is sent
   */
  public static Relay start(
      DataSource database,
      Comparison comparison,
      KafkaConnection kafka,
      RelaySettings settings,
      MeterRegistry registry) {
    WakeUp wakeUp = new WakeUp();
    RelayMeters meters = new RelayMeters(registry);
    RelayLoop loop = new RelayLoop(database, comparison, kafka, settings, meters, wakeUp);
    meters.watch(loop::status);
    Relay relay = new Relay(loop, wakeUp, meters);
    relay.thread.start();
    relay.keepHouse(new JournalRetention(database, settings.kept()));
    return relay;
  }

  private void keepHouse(JournalRetention retention) {
    var _ =
        housekeeping.scheduleWithFixedDelay(
            () -> {
              if (status().leading()) {
                clean(retention);
              }
            },
            1,
            1,
            TimeUnit.MINUTES);
  }

  private static void clean(JournalRetention retention) {
    try {
      long gone = retention.run();
      LOG.debug("{} old rows left the journal", gone);
    } catch (SQLException | RuntimeException e) {
      LOG.warn("Old rows stay in the journal for another minute", e);
    }
  }

  /** To be called after a commit in this process; costs next to nothing and never blocks. */
  public void wake() {
    wakeUp.wake();
  }

  public RelayStatus status() {
    return loop.status();
  }

  /** Lets what is on its way arrive, gives up the lease and ends. */
  @Override
  public void close() {
    housekeeping.shutdownNow();
    loop.close();
    try {
      if (!thread.join(LONGEST_END)) {
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
    } finally {
      meters.close();
    }
  }
}
