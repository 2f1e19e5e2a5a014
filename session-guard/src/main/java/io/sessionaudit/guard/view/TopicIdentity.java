package io.sessionaudit.guard.view;

import io.sessionaudit.guard.view.GuardClock.Tick;
import io.sessionaudit.wire.KafkaConnection;
import io.sessionaudit.wire.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/**
 * Notices that the feed's topic was deleted and made again. A consumer does not: once the new topic
 * has grown beyond its position it reads on, and what stood in front is lost to it.
 */
final class TopicIdentity implements AutoCloseable {

  private static final long LONGEST_INTERVAL = 2_000;

  private final Admin admin;
  private final RevocationView view;
  private final int timeoutMillis;
  private final long intervalMillis;
  private final AtomicBoolean asking = new AtomicBoolean();
  private final AtomicBoolean changed = new AtomicBoolean();
  private final Uuid id;
  private Tick last;

  /**
   * Asks for the identity for the first time and waits for the answer.
   *
   * @throws ExecutionException if Kafka does not say it
   */
  TopicIdentity(KafkaConnection kafka, RevocationView view, Duration bound)
      throws ExecutionException, InterruptedException {
    this.view = view;
    this.timeoutMillis = (int) Math.max(500, bound.toMillis() / 2);
    this.intervalMillis = Math.min(LONGEST_INTERVAL, bound.toMillis() / 5);
    this.admin = Admin.create(kafka.properties());
    try {
      this.last = view.tick();
      this.id = describe().get().topicId();
    } catch (ExecutionException | InterruptedException | RuntimeException e) {
      admin.close(Duration.ZERO);
      throw e;
    }
    view.topicSeen(last);
  }

  /** Asks again if it is time; the answer comes later. Used by one thread. */
  void look() {
    Tick now = view.tick();
    if (now.since(last) >= intervalMillis && asking.compareAndSet(false, true)) {
      last = now;
      var _ = describe().whenComplete((topic, failure) -> answered(now, topic, failure));
    }
  }

  /** Whether the topic is known to be another one now, or gone. */
  boolean isChanged() {
    return changed.get();
  }

  private void answered(Tick asked, @Nullable TopicDescription topic, @Nullable Throwable failure) {
    if (topic != null && topic.topicId().equals(id)) {
      view.topicSeen(asked);
    } else if (topic != null || failure instanceof UnknownTopicOrPartitionException) {
      changed.set(true);
    }
    asking.set(false);
  }

  private KafkaFuture<TopicDescription> describe() {
    var answers =
        admin.describeTopics(
            List.of(Topics.SESSION_REVOCATIONS),
            new DescribeTopicsOptions().timeoutMs(timeoutMillis));
    return Objects.requireNonNull(answers.topicNameValues().get(Topics.SESSION_REVOCATIONS));
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(1));
  }
}
