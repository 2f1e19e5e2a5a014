package io.sessionaudit.auth.relay;

import io.sessionaudit.wire.KafkaConnection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stands by, leads, starts over after whatever failed; until it is closed. */
final class RelayLoop implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(RelayLoop.class);
  private static final Duration STAND_BY = Duration.ofMillis(250);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  private final DataSource database;
  private final Comparison comparison;
  private final KafkaConnection kafka;
  private final RelaySettings settings;
  private final RelayMeters meters;
  private final WakeUp wakeUp;
  private final UUID holder = UUID.randomUUID();
  private volatile boolean open = true;
  private volatile RelayStatus status = RelayStatus.STANDING_BY;

  RelayLoop(
      DataSource database,
      Comparison comparison,
      KafkaConnection kafka,
      RelaySettings settings,
      RelayMeters meters,
      WakeUp wakeUp) {
    this.database = database;
    this.comparison = comparison;
    this.kafka = kafka;
    this.settings = settings;
    this.meters = meters;
    this.wakeUp = wakeUp;
  }

  @Override
  public void run() {
    Duration pause = FIRST_PAUSE;
    while (isOpen()) {
      try (JournalConnection journal = JournalConnection.open(database)) {
        Lease lease = standBy(journal);
        if (lease != null) {
          lead(journal, lease);
        }
        pause = FIRST_PAUSE;
      } catch (DatabaseWentBackException e) {
        status = RelayStatus.STANDING_BY;
        meters.failed();
        LOG.warn("{} and looks again in {} ms", e.getMessage(), LONGEST_PAUSE.toMillis());
        rest(LONGEST_PAUSE);
      } catch (LogCutException e) {
        meters.failed();
        status = RelayStatus.stopped(e.getMessage() == null ? "the log was cut" : e.getMessage());
        LOG.error("ALARM: the relay has stopped: {}", e.getMessage());
        rest(LONGEST_PAUSE);
      } catch (SQLException | RuntimeException | Error e) {
        // An error too: nobody else would carry the journal on.
        status = RelayStatus.STANDING_BY;
        if (isOpen()) {
          meters.failed();
          LOG.warn("The relay starts over in {} ms", pause.toMillis(), e);
          rest(pause);
          pause = longer(pause);
        }
      }
    }
  }

  private @Nullable Lease standBy(JournalConnection journal) throws SQLException {
    while (isOpen()) {
      Lease lease = Lease.acquire(journal.connection(), holder, settings);
      if (lease != null) {
        return lease;
      }
      // Whoever leads tells what is wrong now.
      status = RelayStatus.STANDING_BY;
      rest(STAND_BY);
    }
    return null;
  }

  private void lead(JournalConnection journal, Lease lease) throws SQLException {
    LOG.info("Leading in term {} from journal id {}", lease.term(), lease.floor());
    try (TopicWatch topics = new TopicWatch(kafka);
        Publisher publisher = new Publisher(kafka, settings.window(), wakeUp::wake);
        JournalReader reader = new JournalReader(journal.connection(), settings.batch())) {
      Leading leading =
          new Leading(journal, comparison, reader, lease, publisher, topics, settings);
      try {
        leading.run(this::isOpen, wakeUp, it -> status = it);
        if (!isOpen()) {
          leading.finish();
        }
      } catch (PublishFailedException | LogCutException | KafkaException e) {
        lease.release(leading.floor(), leading.reach());
        throw e;
      } // A database that went back keeps its own, lower floor: the lease just runs out.
      lease.release(leading.floor(), leading.reach());
    }
    status = RelayStatus.STANDING_BY;
    LOG.info("Term {} is over", lease.term());
  }

  private void rest(Duration pause) {
    wakeUp.sleep(System.nanoTime(), isOpen() ? pause : Duration.ZERO, pause);
  }

  private static Duration longer(Duration pause) {
    Duration twice = pause.multipliedBy(2);
    return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
  }

  private boolean isOpen() {
    return open && !Thread.currentThread().isInterrupted();
  }

  RelayStatus status() {
    return status;
  }

  /** The loop ends soon. */
  void close() {
    open = false;
    wakeUp.wake();
  }
}
