package io.sessionaudit.detector.notification;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what waits to the endpoint, a few at once and one at a time per user, again and again until
 * it is taken. One thread uses it; attempts run on threads of their own and hand back what came
 * out.
 */
final class Deliveries implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);
  private static final int AT_ONCE = 4;

  private final Endpoint endpoint;
  private final Post post;
  private final NotificationMeters meters;
  private final RandomGenerator chance;
  private final Backlog backlog = new Backlog();
  private final Queue<Attempt> ended = new ConcurrentLinkedQueue<>();
  private final ExecutorService attempts = Executors.newVirtualThreadPerTaskExecutor();
  private int inHand;
  private @Nullable String failure;

  /** What came out; no failure means that it was delivered. */
  private record Attempt(Waiting waiting, @Nullable String failure) {}

  Deliveries(Endpoint endpoint, Post post, NotificationMeters meters, RandomGenerator chance) {
    this.endpoint = endpoint;
    this.post = post;
    this.meters = meters;
    this.chance = chance;
  }

  Backlog backlog() {
    return backlog;
  }

  /** Notes what has ended and begins what is due; never waits. */
  void goOn(long nanos) {
    for (Attempt attempt = ended.poll(); attempt != null; attempt = ended.poll()) {
      note(attempt, nanos);
    }
    for (Waiting waiting : backlog.due(nanos, AT_ONCE - inHand)) {
      waiting.taken();
      inHand++;
      attempts.execute(() -> attempt(waiting));
    }
  }

  NotificationStatus status() {
    return new NotificationStatus(backlog.size(), backlog.oldest(), failure);
  }

  Map<TopicPartition, Long> done() {
    return backlog.done();
  }

  void drop(Collection<TopicPartition> partitions) {
    backlog.drop(partitions);
  }

  private void attempt(Waiting waiting) {
    try {
      ended.add(new Attempt(waiting, post.deliver(waiting.notice())));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // closing: it comes again after the next start
    } catch (RuntimeException e) {
      ended.add(new Attempt(waiting, "the request failed: " + e.getClass().getSimpleName()));
    }
  }

  private void note(Attempt attempt, long nanos) {
    inHand--;
    failure = attempt.failure();
    meters.attempt(failure == null);
    Waiting waiting = attempt.waiting();
    if (!backlog.holds(waiting)) {
      return; // another instance has the partition
    }
    if (failure == null) {
      backlog.delivered(waiting);
    } else {
      waiting.failed();
      Duration pause =
          Backoff.pause(waiting.failures(), endpoint.longestPause(), chance.nextDouble());
      waiting.again(nanos + pause.toNanos());
      complain(waiting, failure);
    }
  }

  /** At the first failure, then ever more rarely: 1, 2, 4, 8 ... */
  private void complain(Waiting waiting, String reason) {
    if (Integer.bitCount(waiting.failures()) == 1) {
      LOG.warn(
          "ALARM: the webhook does not take {} after {} attempts ({}); {} wait, none is given up",
          waiting.notice(),
          waiting.failures(),
          reason,
          backlog.size());
    }
  }

  @Override
  public void close() {
    attempts.shutdownNow();
    post.close();
    try {
      if (!attempts.awaitTermination(2, TimeUnit.SECONDS)) {
        LOG.warn("A notice was on its way when the detector ended; it is sent again");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
