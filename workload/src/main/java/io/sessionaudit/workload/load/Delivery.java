package io.sessionaudit.workload.load;

import io.sessionaudit.event.SessionEvent.TokenRefreshed;
import io.sessionaudit.event.TokenId;
import io.sessionaudit.wire.EventCodec;
import io.sessionaudit.wire.KafkaConnection;
import io.sessionaudit.wire.KafkaRecords;
import io.sessionaudit.wire.Topics;
import io.sessionaudit.wire.UnreadableEventException;
import io.sessionaudit.workload.check.Topic;
import io.sessionaudit.workload.client.Answer;
import io.sessionaudit.workload.client.Browser;
import io.sessionaudit.workload.client.NoAnswerException;
import io.sessionaudit.workload.fleet.FleetException;
import io.sessionaudit.workload.fleet.Patience;
import io.sessionaudit.workload.measure.Latencies;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** From a refresh's answer until a consumer has its event: the relay's part, and Kafka's. */
final class Delivery implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(100);

  private final Sessions sessions;
  private final Map<TokenId, Long> answered = new ConcurrentHashMap<>();
  private final Map<TokenId, Long> arrived = new ConcurrentHashMap<>();
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Thread reader;
  private volatile boolean stopping;

  private Delivery(KafkaConnection kafka, Sessions sessions) {
    this.sessions = sessions;
    Map<String, Object> properties = kafka.properties();
    properties.put("enable.auto.commit", false);
    consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    List<TopicPartition> partitions = Topic.partitions(consumer, Topics.SESSION_EVENTS);
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    // Seeking is done at the first question for a position.
    partitions.forEach(consumer::position);
    reader = Thread.ofPlatform().name("delivery").start(this::read);
  }

  static Delivery watch(KafkaConnection kafka, Sessions sessions) {
    return new Delivery(kafka, sessions);
  }

  /** One refresh whose event is waited for. */
  void refresh() throws NoAnswerException {
    Browser browser = sessions.take();
    Answer answer = browser.refresh().expect(200);
    answered.put(browser.token(), answer.nanos());
    sessions.giveBack(browser);
  }

  /** When all have come. Events that were faster than their answers count as a microsecond. */
  Latencies latencies() {
    Patience.until("Delivery of all events", () -> arrived.keySet().containsAll(answered.keySet()));
    Latencies latencies = new Latencies();
    answered.forEach((token, nanos) -> latencies.add(arrived.getOrDefault(token, 0L) - nanos));
    return latencies;
  }

  private void read() {
    while (!stopping) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        long now = System.nanoTime();
        try {
          var wire = KafkaRecords.read(record.key(), record.headers(), record.value());
          if (EventCodec.decode(wire).event() instanceof TokenRefreshed it) {
            arrived.put(new TokenId(it.at().session(), it.generation()), now);
          }
        } catch (UnreadableEventException failure) {
          throw new FleetException("The log holds a record that is no event.", failure);
        }
      }
    }
  }

  @Override
  public void close() {
    stopping = true;
    try {
      reader.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    consumer.close();
  }
}
