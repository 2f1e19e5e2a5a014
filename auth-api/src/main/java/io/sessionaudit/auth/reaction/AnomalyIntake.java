package io.sessionaudit.auth.reaction;

import io.micrometer.core.instrument.MeterRegistry;
import io.sessionaudit.auth.append.StorageException;
import io.sessionaudit.auth.reaction.WhenTheftSuspectedThenRevokeUser.Reaction;
import io.sessionaudit.wire.EventCodec;
import io.sessionaudit.wire.KafkaConnection;
import io.sessionaudit.wire.KafkaRecords;
import io.sessionaudit.wire.Topics;
import io.sessionaudit.wire.UnreadableEventException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads {@code session-anomalies}, one consumer group for all instances, and commits its offsets
 * only after the reaction: a record may come again, and then changes nothing. Only committed
 * records count. While the database is away it waits and tries again; a record that cannot be acted
 * on is an alarm and keeps no other one waiting.
 */
public final class AnomalyIntake implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(AnomalyIntake.class);

  /** Consumer group of all instances. */
  public static final String GROUP = "session-audit-reaction";

  private static final Duration POLL = Duration.ofMillis(500);
  private static final long PAUSE_MILLIS = 500;
  private static final Duration LONGEST_END = Duration.ofSeconds(5);

  private final KafkaConnection kafka;
  private final WhenTheftSuspectedThenRevokeUser reaction;
  private final ReactionMeters results;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;
  private volatile long lag;

  private AnomalyIntake(
      KafkaConnection kafka, WhenTheftSuspectedThenRevokeUser reaction, MeterRegistry meters) {
    this.kafka = kafka;
    this.reaction = reaction;
    this.results = new ReactionMeters(meters);
    this.thread = Thread.ofPlatform().name("anomaly-intake").daemon().unstarted(this::run);
  }

  public static AnomalyIntake start(
      KafkaConnection kafka, WhenTheftSuspectedThenRevokeUser reaction, MeterRegistry meters) {
    AnomalyIntake intake = new AnomalyIntake(kafka, reaction, meters);
    intake.thread.start();
    return intake;
  }

  private void run() {
    while (!closed()) {
      try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
        consumer.subscribe(List.of(Topics.SESSION_ANOMALIES));
        consume(consumer);
      } catch (RuntimeException | Error e) {
        if (!closed()) {
          LOG.error("Anomalies cannot be read; trying again", e);
          pause();
        }
      }
    }
  }

  private void consume(KafkaConsumer<byte[], byte[]> consumer) {
    while (!closed()) {
      ConsumerRecords<byte[], byte[]> records;
      try {
        records = consumer.poll(POLL);
      } catch (WakeupException _) {
        return; // closing
      }
      for (ConsumerRecord<byte[], byte[]> item : records) {
        if (!reactPatiently(item)) {
          return;
        }
      }
      if (!records.isEmpty()) {
        consumer.commitSync();
      }
      lag = behind(consumer);
    }
  }

  /** False if it had to be given up because of closing. */
  private boolean reactPatiently(ConsumerRecord<byte[], byte[]> item) {
    while (!closed()) {
      try {
        count(
            reaction.react(
                EventCodec.decode(KafkaRecords.read(item.key(), item.headers(), item.value()))));
        return true;
      } catch (UnreadableEventException e) {
        LOG.error("The anomaly at {}:{} cannot be read", item.partition(), item.offset(), e);
        results.unreadable();
        return true;
      } catch (StorageException e) {
        if (e.isPermanent()) {
          failed(item, e);
          return true;
        }
        LOG.warn("A reaction waits for the database, SQLSTATE {}", e.sqlState());
        pause();
      } catch (IllegalStateException | IllegalArgumentException e) {
        failed(item, e); // one damaged row must not keep the verdicts of all others waiting
        return true;
      }
    }
    return false;
  }

  private void failed(ConsumerRecord<byte[], byte[]> item, RuntimeException e) {
    LOG.error("ALARM: nothing was done about {}:{}", item.partition(), item.offset(), e);
    results.failed();
  }

  private void count(Reaction result) {
    if (result == Reaction.UNFOUNDED) {
      LOG.error("An anomaly names a trigger that the journal does not confirm; nothing was done");
    }
    results.count(result);
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    Map<String, Object> properties = kafka.properties();
    properties.put("group.id", GROUP);
    properties.put("isolation.level", "read_committed");
    properties.put("enable.auto.commit", false);
    properties.put("auto.offset.reset", "earliest");
    properties.put("fetch.max.wait.ms", 100);
    // After a kill the others, or the next start, take over in seconds.
    properties.put("session.timeout.ms", 6_000);
    properties.put("heartbeat.interval.ms", 2_000);
    return new KafkaConsumer<>(
        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private boolean closed() {
    return closing.getCount() == 0;
  }

  private void pause() {
    try {
      boolean ended = closing.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
      if (ended) {
        LOG.debug("closing");
      }
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  /** Anomalies that stand in the log and were not acted on, in the partitions of this instance. */
  public long lag() {
    return lag;
  }

  private static long behind(KafkaConsumer<byte[], byte[]> consumer) {
    return consumer.assignment().stream()
        .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
        .sum();
  }

  /** Whether verdicts are still acted on. */
  public boolean alive() {
    return thread.isAlive();
  }

  /** Ends after the record in hand. */
  @Override
  public void close() {
    closing.countDown();
    try {
      if (!thread.join(LONGEST_END)) {
        LOG.warn("A reaction still waits for the database; it is given up and comes again");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // whoever interrupts does not want to wait
    }
  }
}
