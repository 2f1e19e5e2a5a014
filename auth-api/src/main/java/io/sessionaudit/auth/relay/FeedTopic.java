package io.sessionaudit.auth.relay;

import io.sessionaudit.wire.KafkaConnection;
import io.sessionaudit.wire.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/**
 * Notices that the feed's topic was made anew. Asks once a second and never waits for the answer.
 * (A topic that lost its tail shows itself in the offsets of what is acknowledged: {@link
 * FeedProgress}.)
 */
final class FeedTopic implements AutoCloseable {

  private static final long EVERY_NANOS = Duration.ofSeconds(1).toNanos();

  private final Admin admin;
  private @Nullable CompletableFuture<Map<String, TopicDescription>> question;
  private long askedNanos = System.nanoTime() - EVERY_NANOS;
  private @Nullable Uuid known;

  FeedTopic(KafkaConnection kafka) {
    Map<String, Object> properties = kafka.properties();
    properties.put("client.id", "relay-feed");
    properties.put("reconnect.backoff.max.ms", 1_000);
    this.admin = Admin.create(properties);
  }

  /** Whether the last answer named another topic than the one before. */
  boolean recreated() {
    var asked = question;
    if (asked != null && asked.isDone()) {
      question = null;
      return !asked.isCompletedExceptionally() && changed(asked.join());
    }
    if (asked == null && System.nanoTime() - askedNanos >= EVERY_NANOS) {
      askedNanos = System.nanoTime();
      question = ask();
    }
    return false;
  }

  private boolean changed(Map<String, TopicDescription> answer) {
    Uuid before = known;
    for (TopicDescription topic : answer.values()) {
      known = topic.topicId();
    }
    return before != null && !before.equals(known);
  }

  private CompletableFuture<Map<String, TopicDescription>> ask() {
    return admin
        .describeTopics(List.of(Topics.SESSION_REVOCATIONS))
        .allTopicNames()
        .toCompletionStage()
        .toCompletableFuture();
  }

  @Override
  public void close() {
    admin.close(Duration.ZERO);
  }
}
