package io.sessionaudit.guard.view;

import io.sessionaudit.event.EventId;
import io.sessionaudit.event.SessionId;
import io.sessionaudit.event.UserId;
import io.sessionaudit.feed.FeedFormat;
import io.sessionaudit.feed.FeedRecord;
import io.sessionaudit.feed.Revocation;
import io.sessionaudit.feed.Watermark;
import io.sessionaudit.testkit.NewTopics;
import io.sessionaudit.testkit.OrderedProducer;
import io.sessionaudit.wire.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Writes the revocation feed as the real relay does: revocations at once, watermarks always. */
public final class TestRelay implements AutoCloseable {

  private final KafkaProducer<byte[], byte[]> producer;
  private final String bootstrapServers;
  private final Admin admin;
  private final ScheduledExecutorService watermarks = Executors.newScheduledThreadPool(1);
  private volatile boolean standingStill;

  public TestRelay(String bootstrapServers) {
    Map<String, Object> kafka = Map.of("bootstrap.servers", bootstrapServers);
    this.bootstrapServers = bootstrapServers;
    admin = Admin.create(kafka);
    producer = OrderedProducer.to(bootstrapServers);
    makeTopic();
    var _ = watermarks.scheduleWithFixedDelay(this::watermark, 0, 100, TimeUnit.MILLISECONDS);
  }

  /** Deletes the topic if it is there, and makes it. */
  public void makeTopic() {
    try {
      deleteTopic();
      NewTopics.make(
          bootstrapServers,
          Topics.all((short) 1).stream()
              .filter(it -> it.name().equals(Topics.SESSION_REVOCATIONS))
              .toList());
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void deleteTopic() throws ExecutionException, InterruptedException {
    try {
      admin.deleteTopics(List.of(Topics.SESSION_REVOCATIONS)).all().get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
        throw e;
      }
    }
  }

  public void standStill(boolean still) {
    standingStill = still;
  }

  public void revokeUser(UserId user, int through, int authz) {
    write(new Revocation.UserRevoked(user, through, authz, event(), until()));
  }

  public void revokeSession(SessionId session, int dead) {
    write(new Revocation.SessionRevoked(session, dead, event(), until()));
  }

  public void write(FeedRecord item) {
    write(FeedFormat.key(item), FeedFormat.value(item));
  }

  /** Returns when Kafka has it. */
  public void write(byte[] key, byte[] value) {
    try {
      producer.send(new ProducerRecord<>(Topics.SESSION_REVOCATIONS, 0, key, value)).get();
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void watermark() {
    if (!standingStill) {
      Instant now = Instant.now();
      Watermark item = new Watermark(now, now, 1);
      var _ =
          producer.send(
              new ProducerRecord<>(
                  Topics.SESSION_REVOCATIONS, 0, FeedFormat.key(item), FeedFormat.value(item)));
    }
  }

  private static EventId event() {
    return new EventId(UUID.randomUUID());
  }

  private static Instant until() {
    return Instant.now().plus(Duration.ofMinutes(61));
  }

  @Override
  public void close() {
    watermarks.shutdownNow();
    producer.close(Duration.ofSeconds(1));
    admin.close(Duration.ofSeconds(1));
  }
}
