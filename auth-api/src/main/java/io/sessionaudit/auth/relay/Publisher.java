package io.sessionaudit.auth.relay;

import io.sessionaudit.feed.FeedFormat;
import io.sessionaudit.feed.Watermark;
import io.sessionaudit.wire.KafkaConnection;
import io.sessionaudit.wire.Topics;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Sends without waiting. After the first record that the producer gives up on nothing more leaves
 * and the publisher is done for: the next one starts at the floor.
 */
final class Publisher implements AutoCloseable {

  private final KafkaProducer<byte[], byte[]> producer;
  private final InFlight inFlight;
  private final FeedProgress feed = new FeedProgress();
  private final LogProgress log = new LogProgress();
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
  private final Runnable onFeedAcknowledged;
  private final int window;
  private boolean ready;

  /**
   * @param onFeedAcknowledged called in the producer's thread; must not block
   */
  Publisher(KafkaConnection kafka, int window, Runnable onFeedAcknowledged) {
    this.window = window;
    this.inFlight = new InFlight(window);
    this.onFeedAcknowledged = onFeedAcknowledged;
    this.producer =
        new KafkaProducer<>(
            ProducerProperties.of(kafka), new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Whether Kafka has told where both topics are. Waits half a second for it, until it has. */
  boolean ready() {
    if (!ready) {
      try {
        ready =
            !producer.partitionsFor(Topics.SESSION_REVOCATIONS).isEmpty()
                && !producer.partitionsFor(Topics.SESSION_EVENTS).isEmpty();
      } catch (TimeoutException _) {
        return false;
      }
    }
    return ready;
  }

  /** Whether more may be sent now. */
  boolean hasRoom() {
    return inFlight.hasRoom() && feed.outstanding() < window;
  }

  /** Sends the event, and in front of it its revocation if it is one. */
  void publish(JournalRow row) {
    FeedRow revocation = row.feed();
    inFlight.add(
        row.id(), row.event().envelope().occurredAt(), row.bytes(), revocation == null ? 1 : 2);
    if (revocation != null) {
      sendToFeed(revocation.record(), () -> inFlight.acknowledged(row.id()));
    }
    send(
        row.record(),
        (partition, offset) -> {
          log.acknowledge(partition, offset);
          inFlight.acknowledged(row.id());
        });
  }

  /** Sends a revocation once more. */
  void repeat(FeedRow revocation) {
    sendToFeed(revocation.record(), () -> {});
  }

  void publish(Watermark watermark) {
    sendToFeed(
        new ProducerRecord<>(
            Topics.SESSION_REVOCATIONS, FeedFormat.key(watermark), FeedFormat.value(watermark)),
        () -> {});
  }

  private void sendToFeed(ProducerRecord<byte[], byte[]> record, Runnable acknowledged) {
    feed.send();
    send(
        record,
        (_, offset) -> {
          feed.acknowledge(offset);
          acknowledged.run();
          onFeedAcknowledged.run();
        });
  }

  private interface Acknowledged {
    void at(int partition, long offset);
  }

  private void send(ProducerRecord<byte[], byte[]> record, Acknowledged acknowledged) {
    check();
    var _ =
        producer.send(
            record,
            (metadata, problem) -> {
              if (problem == null) {
                acknowledged.at(metadata.partition(), metadata.offset());
              } else {
                fail(problem);
              }
            });
  }

  /**
   * Closing at once, in the producer's own thread, keeps what stands behind the lost record from
   * being sent before it.
   */
  private void fail(Exception problem) {
    if (failure.compareAndSet(null, problem)) {
      producer.close(Duration.ZERO);
    }
  }

  /**
   * Nothing has failed so far.
   *
   * @throws PublishFailedException if the producer gave up on a record
   */
  void check() {
    Exception problem = failure.get();
    if (problem != null) {
      throw new PublishFailedException(problem);
    }
  }

  InFlight inFlight() {
    return inFlight;
  }

  FeedProgress feed() {
    return feed;
  }

  LogProgress log() {
    return log;
  }

  /** Waits a moment for what is on its way. */
  void drain(Duration most) {
    producer.close(most);
  }

  /** Drops what has not left yet. */
  @Override
  public void close() {
    failure.compareAndSet(null, new IllegalStateException("the publisher is closed"));
    producer.close(Duration.ZERO);
  }
}
