package io.sessionaudit.auth.relay;

import io.sessionaudit.wire.KafkaConnection;
import io.sessionaudit.wire.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Notices that a topic was made anew. Asks once a second and never waits for the answer. (A topic
 * that lost its tail shows itself in the offsets of what is acknowledged: {@link FeedProgress},
 * {@link LogProgress}.)
 */
final class TopicWatch implements AutoCloseable {

  private static final long EVERY_NANOS = Duration.ofSeconds(1).toNanos();
  private static final long LONGEST_SECONDS = 5;

  private final Admin admin;
  private final Map<String, String> ids = new HashMap<>();
  private @Nullable CompletableFuture<Map<String, TopicDescription>> question;
  private long askedNanos = System.nanoTime() - EVERY_NANOS;
  private boolean feedMadeAnew;
  private boolean logMadeAnew;

  TopicWatch(KafkaConnection kafka) {
    Map<String, Object> properties = kafka.properties();
    properties.put("client.id", "relay-topics");
    properties.put("reconnect.backoff.max.ms", 1_000);
    this.admin = Admin.create(properties);
  }

  /** Asks if it is time, and takes the answer if there is one. */
  void look() {
    var asked = question;
    if (asked != null && asked.isDone()) {
      question = null;
      if (!asked.isCompletedExceptionally()) {
        asked.join().values().forEach(this::learn);
      }
    } else if (asked == null && System.nanoTime() - askedNanos >= EVERY_NANOS) {
      askedNanos = System.nanoTime();
      question = ask();
    }
  }

  private void learn(TopicDescription topic) {
    String now = topic.topicId().toString();
    String before = ids.put(topic.name(), now);
    boolean anew = before != null && !before.equals(now);
    if (topic.name().equals(Topics.SESSION_EVENTS)) {
      logMadeAnew |= anew;
    } else {
      feedMadeAnew |= anew;
    }
  }

  /** Whether the feed's topic was made anew since this was asked last. */
  boolean takeFeedMadeAnew() {
    boolean anew = feedMadeAnew;
    feedMadeAnew = false;
    return anew;
  }

  /** Whether the log's topic was made anew in this term. */
  boolean logMadeAnew() {
    return logMadeAnew;
  }

  /**
   * How far the log reaches; waits for the answer.
   *
   * @throws KafkaException if there is none within some seconds
   */
  LogReach log() {
    try {
      TopicDescription topic =
          Objects.requireNonNull(
              ask().get(LONGEST_SECONDS, TimeUnit.SECONDS).get(Topics.SESSION_EVENTS));
      learn(topic);
      int partitions = topic.partitions().size();
      Map<TopicPartition, ListOffsetsResultInfo> ends =
          admin
              .listOffsets(
                  IntStream.range(0, partitions)
                      .mapToObj(it -> new TopicPartition(topic.name(), it))
                      .collect(Collectors.toMap(it -> it, _ -> OffsetSpec.latest())))
              .all()
              .get(LONGEST_SECONDS, TimeUnit.SECONDS);
      return new LogReach(
          topic.topicId().toString(),
          IntStream.range(0, partitions)
              .mapToObj(it ->
                  Objects.requireNonNull(ends.get(new TopicPartition(topic.name(), it))).offset())
              .toList());
    } catch (ExecutionException | TimeoutException e) {
      throw new KafkaException("Kafka does not say how far the log reaches", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted", e);
    }
  }

  private CompletableFuture<Map<String, TopicDescription>> ask() {
    return admin
        .describeTopics(List.of(Topics.SESSION_REVOCATIONS, Topics.SESSION_EVENTS))
        .allTopicNames()
        .toCompletionStage()
        .toCompletableFuture();
  }

  @Override
  public void close() {
    admin.close(Duration.ZERO);
  }
}
