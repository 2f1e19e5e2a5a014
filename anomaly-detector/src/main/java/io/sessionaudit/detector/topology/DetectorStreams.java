package io.sessionaudit.detector.topology;

import io.sessionaudit.wire.Topics;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.MissingSourceTopicException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps Kafka Streams running: what ends by an error (no topic yet, no broker, no disk) is started
 * again, after a pause that grows from one second to thirty. Nothing is skipped by that: the next
 * start goes on from the last commit.
 */
public final class DetectorStreams implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(DetectorStreams.class);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
  private static final Duration CLOSING = Duration.ofSeconds(10);
  private static final int ASKING = 5_000;
  private static final String MISSING =
      "the topic " + Topics.SESSION_EVENTS + " is missing; it is made by preparing the servers";

  private final Topology topology;
  private final StreamsSettings settings;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread supervision;
  private volatile @Nullable KafkaStreams current;
  private volatile @Nullable String failure;

  public DetectorStreams(Topology topology, StreamsSettings settings) {
    this.topology = topology;
    this.settings = settings;
    supervision = Thread.ofVirtual().name("detector-supervision").unstarted(this::supervise);
  }

  /** Returns at once; {@link #standing} says when the detector works. */
  public void start() {
    supervision.start();
  }

  /** How it stands now. */
  public Standing standing() {
    KafkaStreams streams = current;
    State state = streams == null ? State.NOT_RUNNING : streams.state();
    return new Standing(state == State.RUNNING, reason(state));
  }

  /** Events that Kafka has and this instance has not read yet, as far as the consumer knows. */
  public double lag() {
    KafkaStreams streams = current;
    return streams == null ? 0 : Lag.of(streams.metrics());
  }

  private String reason(State state) {
    String last = failure;
    return "Kafka Streams is " + state + (last == null ? "" : "; last failure: " + last);
  }

  private void supervise() {
    Duration pause = FIRST_PAUSE;
    boolean again = awaitLog();
    while (again) {
      long begun = System.nanoTime();
      runOnce();
      boolean wasStable = System.nanoTime() - begun > LONGEST_PAUSE.toNanos();
      pause = wasStable ? FIRST_PAUSE : pause;
      again = !isClosingWithin(pause);
      pause =
          pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
              ? pause.multipliedBy(2)
              : LONGEST_PAUSE;
    }
  }

  /**
   * Joining a group without the topic fails, and the group remembers that answer for as long as it
   * waits for a dead member. Returns false if this was closed meanwhile.
   */
  private boolean awaitLog() {
    while (!isLogThere()) {
      if (isClosingWithin(FIRST_PAUSE)) {
        return false;
      }
    }
    return true;
  }

  private boolean isLogThere() {
    try (Admin admin = Admin.create(settings.kafka().properties())) {
      var _ =
          admin
              .describeTopics(
                  List.of(Topics.SESSION_EVENTS), new DescribeTopicsOptions().timeoutMs(ASKING))
              .allTopicNames()
              .get();
      failure = null;
      return true;
    } catch (ExecutionException e) {
      failure =
          e.getCause() instanceof UnknownTopicOrPartitionException
              ? MISSING
              : "Kafka does not say whether " + Topics.SESSION_EVENTS + " is there";
      LOG.info("Detection has not begun: {}", failure);
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (RuntimeException e) {
      failed(e);
      return false;
    }
  }

  private void runOnce() {
    try (KafkaStreams streams = new KafkaStreams(topology, settings.properties())) {
      CountDownLatch ended = new CountDownLatch(1);
      streams.setUncaughtExceptionHandler(e -> {
        failed(e);
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
      });
      streams.setStateListener((state, _) -> {
        if (state == State.RUNNING) {
          failure = null;
        } else if (state == State.ERROR || state == State.NOT_RUNNING) {
          ended.countDown();
        }
      });
      current = streams;
      streams.start();
      awaitEnd(ended);
      streams.close(CLOSING);
    } catch (RuntimeException e) {
      failed(e);
    }
  }

  private void awaitEnd(CountDownLatch ended) {
    try {
      while (!ended.await(100, TimeUnit.MILLISECONDS) && closing.getCount() > 0) {
        // Neither ended nor asked to close: it works.
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isClosingWithin(Duration pause) {
    try {
      return closing.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private void failed(Throwable e) {
    failure = sentence(e);
    LOG.error("Detection stopped and will be started again", e);
  }

  private static String sentence(Throwable e) {
    return e instanceof MissingSourceTopicException
        ? MISSING
        : e.getClass().getSimpleName() + "; the log says more";
  }

  /** Ends the running transaction and lets go of the state; takes at most twelve seconds. */
  @Override
  public void close() {
    closing.countDown();
    try {
      supervision.join(CLOSING.plusSeconds(2));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Whether the detector works.
   *
   * @param reason what Kafka Streams does, and what went wrong last
   */
  public record Standing(boolean isWorking, String reason) {}
}
