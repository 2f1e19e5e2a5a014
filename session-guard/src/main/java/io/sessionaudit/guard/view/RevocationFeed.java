package io.sessionaudit.guard.view;

import io.sessionaudit.wire.KafkaConnection;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a {@link RevocationView} fed from the topic {@code session-revocations}, on a thread of its
 * own, until it is closed. Whatever fails, and whatever happens to the topic, ends in reading it
 * from its beginning again; the view does not serve in between.
 */
public final class RevocationFeed implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RevocationFeed.class);
  private static final long PAUSE_MILLIS = 500;

  private final KafkaConnection kafka;
  private final RevocationView view;
  private final Duration bound;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;
  private volatile @Nullable FeedReader reading;

  private RevocationFeed(KafkaConnection kafka, RevocationView view, Duration bound) {
    this.kafka = kafka;
    this.view = view;
    this.bound = bound;
    this.thread = Thread.ofPlatform().daemon().name("session-guard-feed").unstarted(this::run);
  }

  /** Begins to read; returns at once. Kafka need not be there yet. */
  public static RevocationFeed start(KafkaConnection kafka, RevocationView view, Duration bound) {
    RevocationFeed feed = new RevocationFeed(kafka, view, bound);
    feed.thread.start();
    return feed;
  }

  private void run() {
    boolean open = true;
    while (open) {
      try {
        readFromBeginning();
      } catch (WakeupException e) {
        LOG.debug("woken up to close");
      } catch (ExecutionException | RuntimeException e) {
        LOG.warn("The revocation feed is read from its beginning again", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
      open = pause();
    }
  }

  private void readFromBeginning() throws ExecutionException, InterruptedException {
    view.reload();
    try (TopicIdentity topic = new TopicIdentity(kafka, view, bound);
        FeedReader reader = new FeedReader(kafka, view, bound)) {
      reading = reader;
      reader.load(topic);
      LOG.info("The revocation feed is loaded, {} entries", view.entries());
      while (closing.getCount() > 0 && !topic.isChanged()) {
        reader.follow(topic);
      }
    } finally {
      reading = null;
    }
    if (closing.getCount() > 0) {
      LOG.warn("The topic of the revocation feed was made again; it is read from its beginning");
    }
  }

  /** Whether to go on. */
  private boolean pause() {
    try {
      return !closing.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Ends the thread; waits for it, at most a few seconds. */
  @Override
  public void close() {
    closing.countDown();
    FeedReader reader = reading;
    if (reader != null) {
      reader.wakeUp();
    }
    try {
      if (!thread.join(Duration.ofSeconds(5))) {
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
