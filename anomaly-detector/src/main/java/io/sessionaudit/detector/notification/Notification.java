package io.sessionaudit.detector.notification;

import io.sessionaudit.wire.EventCodec;
import io.sessionaudit.wire.KafkaConnection;
import io.sessionaudit.wire.KafkaRecords;
import io.sessionaudit.wire.Topics;
import io.sessionaudit.wire.UnreadableEventException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads {@code session-anomalies} with a consumer group of its own and commits only what was
 * delivered: a notice may come twice, under the same {@code webhook-id}, and never not at all. An
 * endpoint that is away for long stops the reading, not the detection; the topic keeps the rest.
 */
public final class Notification implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Notification.class);

  /** Consumer group of all instances. */
  public static final String GROUP = "session-audit-notification";

  private static final Duration POLL = Duration.ofMillis(100);
  private static final long PAUSE_MILLIS = 500;
  private static final Duration LONGEST_END = Duration.ofSeconds(8);

  /** Notices in memory from which on nothing more is read; about 1 KB each. */
  private static final int MOST = 1_000;

  private final KafkaConnection kafka;
  private final Endpoint endpoint;
  private final InstantSource clock;
  private final NotificationMeters meters;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;
  private final Map<TopicPartition, Long> committed = new HashMap<>();
  private volatile NotificationStatus status = NotificationStatus.NOTHING_YET;

  private Notification(
      KafkaConnection kafka, Endpoint endpoint, InstantSource clock, NotificationMeters meters) {
    this.kafka = kafka;
    this.endpoint = endpoint;
    this.clock = clock;
    this.meters = meters;
    this.thread = Thread.ofPlatform().name("notification").daemon().unstarted(this::run);
  }

  /** Begins; returns at once. Neither Kafka nor the endpoint need be there yet. */
  public static Notification start(
      KafkaConnection kafka, Endpoint endpoint, InstantSource clock, NotificationMeters meters) {
    Notification notification = new Notification(kafka, endpoint, clock, meters);
    meters.watch(notification::status);
    notification.thread.start();
    return notification;
  }

  /** How it stands. */
  public NotificationStatus status() {
    return status;
  }

  private void run() {
    while (!closed()) {
      try (Post post = new Post(endpoint, clock);
          Deliveries deliveries =
              new Deliveries(endpoint, post, meters, RandomGenerator.getDefault());
          KafkaConsumer<byte[], byte[]> consumer = consumer()) {
        committed.clear();
        consumer.subscribe(List.of(Topics.SESSION_ANOMALIES), new Handover(consumer, deliveries));
        work(consumer, deliveries);
      } catch (RuntimeException | Error e) {
        if (!closed()) {
          LOG.error("Verdicts cannot be read for the webhook; trying again", e);
          pause();
        }
      }
    }
  }

  private void work(KafkaConsumer<byte[], byte[]> consumer, Deliveries deliveries) {
    while (!closed()) {
      for (ConsumerRecord<byte[], byte[]> item : consumer.poll(POLL)) {
        take(item, deliveries.backlog());
      }
      deliveries.goOn(System.nanoTime());
      status = deliveries.status();
      if (deliveries.backlog().size() >= MOST) {
        consumer.pause(consumer.assignment());
      } else {
        consumer.resume(consumer.paused());
      }
      commit(consumer, deliveries.done());
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> item, Backlog backlog) {
    TopicPartition partition = new TopicPartition(item.topic(), item.partition());
    try {
      Notice notice =
          Notice.of(EventCodec.decode(KafkaRecords.read(item.key(), item.headers(), item.value())));
      if (notice != null) {
        backlog.add(new Waiting(partition, item.offset(), notice));
      }
    } catch (UnreadableEventException e) {
      LOG.error("ALARM: the anomaly at {}:{} cannot be read", partition, item.offset(), e);
      meters.unreadable();
    }
    backlog.readUpTo(partition, item.offset() + 1);
  }

  private void commit(KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> done) {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    done.forEach((partition, offset) -> {
      if (!offset.equals(committed.get(partition))) {
        offsets.put(partition, new OffsetAndMetadata(offset));
      }
    });
    if (!offsets.isEmpty()) {
      consumer.commitSync(offsets);
      committed.putAll(done);
    }
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    Map<String, Object> properties = kafka.properties();
    properties.put("group.id", GROUP);
    properties.put("isolation.level", "read_committed");
    properties.put("enable.auto.commit", false);
    // Who was away for longer than Kafka keeps offsets is told again rather than never.
    properties.put("auto.offset.reset", "earliest");
    properties.put("allow.auto.create.topics", false);
    properties.put("fetch.max.wait.ms", 100);
    properties.put("session.timeout.ms", 6_000);
    properties.put("heartbeat.interval.ms", 2_000);
    return new KafkaConsumer<>(
        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /** Partitions come and go with other instances. */
  private final class Handover implements ConsumerRebalanceListener {

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Deliveries deliveries;

    Handover(KafkaConsumer<byte[], byte[]> consumer, Deliveries deliveries) {
      this.consumer = consumer;
      this.deliveries = deliveries;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      // What each holds is read from its last commit on.
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      commit(consumer, deliveries.done());
      onPartitionsLost(partitions);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
      deliveries.drop(partitions);
      partitions.forEach(committed::remove);
    }
  }

  private boolean closed() {
    return closing.getCount() == 0;
  }

  private void pause() {
    try {
      boolean ended = closing.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
      LOG.debug("closing: {}", ended);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends; what was not delivered comes again at the next start. */
  @Override
  public void close() {
    closing.countDown();
    try {
      if (!thread.join(LONGEST_END)) {
        LOG.warn("The webhook's reader did not end in time");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
