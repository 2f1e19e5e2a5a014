package io.sessionaudit.guard.view;

import io.sessionaudit.guard.view.GuardClock.Tick;
import io.sessionaudit.wire.KafkaConnection;
import io.sessionaudit.wire.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads the feed once from its beginning and then follows it. By assignment, without a group: every
 * guard reads all of it.
 */
final class FeedReader implements AutoCloseable {

  private static final TopicPartition FEED = new TopicPartition(Topics.SESSION_REVOCATIONS, 0);
  private static final Duration POLL = Duration.ofMillis(100);

  private final Consumer<byte[], byte[]> consumer;
  private final RevocationView view;
  private final Duration patience;

  FeedReader(KafkaConnection kafka, RevocationView view, Duration bound) {
    this.consumer = new KafkaConsumer<>(properties(kafka));
    this.view = view;
    this.patience = bound;
  }

  /** Goes to the beginning and reads what stands in the topic now. */
  void load(TopicIdentity topic) {
    consumer.assign(List.of(FEED));
    consumer.seekToBeginning(List.of(FEED));
    long end = endOffset();
    while (consumer.position(FEED, patience) < end && !topic.isChanged()) {
      follow(topic);
    }
    view.loaded();
  }

  /** Takes in what has come since, waiting a moment if there is nothing. */
  void follow(TopicIdentity topic) {
    topic.look();
    consumer.poll(POLL).records(FEED).forEach(view::take);
    if (view.wantsProof()) {
      Tick asked = view.tick();
      view.prove(endOffset(), asked);
    }
  }

  /** May be called from any thread; the reading one gets a WakeupException. */
  void wakeUp() {
    consumer.wakeup();
  }

  private long endOffset() {
    return consumer.endOffsets(List.of(FEED), patience).getOrDefault(FEED, 0L);
  }

  private static Map<String, Object> properties(KafkaConnection kafka) {
    Map<String, Object> properties = kafka.properties();
    properties.put("key.deserializer", ByteArrayDeserializer.class);
    properties.put("value.deserializer", ByteArrayDeserializer.class);
    properties.put("enable.auto.commit", false);
    properties.put("allow.auto.create.topics", false);
    // A position that is gone must be told, not mended: we would miss what stood there.
    properties.put("auto.offset.reset", "none");
    properties.put("max.poll.records", 5000);
    return properties;
  }

  @Override
  public void close() {
    consumer.close(CloseOptions.timeout(Duration.ofSeconds(1)));
  }
}
