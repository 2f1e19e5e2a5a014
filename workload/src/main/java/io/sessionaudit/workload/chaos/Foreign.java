package io.sessionaudit.workload.chaos;

import com.github.f4b6a3.uuid.UuidCreator;
import io.sessionaudit.event.UserId;
import io.sessionaudit.wire.KafkaConnection;
import io.sessionaudit.wire.Topics;
import io.sessionaudit.workload.check.Topic;
import io.sessionaudit.workload.fleet.Fleet;
import io.sessionaudit.workload.fleet.FleetException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Records that the platform did not write. */
final class Foreign {

  private static final String ID = "ce_id";
  private static final String SEQUENCE = "ce_sequence";
  private static final long BEYOND = 5;

  private Foreign() {}

  /** Writes one that is made of the user's newest record. */
  static void write(Fleet fleet, UserId user, Damage damage) {
    KafkaConnection kafka = fleet.kafka();
    ConsumerRecord<byte[], byte[]> newest = newest(kafka, user);
    Map<String, Object> properties = kafka.properties();
    properties.put("acks", "all");
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
      var _ = producer.send(record(newest, damage)).get();
    } catch (ExecutionException failure) {
      throw new FleetException("Nothing can be written to the log.", failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new FleetException("Interrupted.", interrupted);
    }
  }

  private static ConsumerRecord<byte[], byte[]> newest(KafkaConnection kafka, UserId user) {
    byte[] key = bytes(user.toString());
    return Topic.read(kafka, Topics.SESSION_EVENTS).stream()
        .filter(it -> Arrays.equals(it.key(), key))
        .reduce((_, later) -> later)
        .orElseThrow(() -> new FleetException("The log has nothing of " + user + "."));
  }

  private static ProducerRecord<byte[], byte[]> record(
      ConsumerRecord<byte[], byte[]> newest, Damage damage) {
    return switch (damage) {
      case RECORD_TWICE -> with(newest, newest.headers(), newest.value());
      case RECORD_CORRUPT -> with(newest, newest.headers(), bytes("{\"this\":"));
      case VERSIONS_MISSING -> {
        Headers headers = another(newest);
        long version = Long.parseLong(text(headers, SEQUENCE));
        put(headers, SEQUENCE, String.valueOf(version + BEYOND));
        yield with(newest, headers, newest.value());
      }
      case VERSION_FORKED -> with(newest, another(newest), newest.value());
    };
  }

  /** The headers of an event that says the same under another id. */
  private static Headers another(ConsumerRecord<byte[], byte[]> newest) {
    Headers headers = new RecordHeaders(newest.headers());
    put(headers, ID, UuidCreator.getTimeOrderedEpoch().toString());
    return headers;
  }

  private static ProducerRecord<byte[], byte[]> with(
      ConsumerRecord<byte[], byte[]> newest, Headers headers, byte[] value) {
    return new ProducerRecord<>(
        newest.topic(), newest.partition(), newest.timestamp(), newest.key(), value, headers);
  }

  private static String text(Headers headers, String name) {
    return new String(headers.lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  private static void put(Headers headers, String name, String value) {
    headers.remove(name);
    headers.add(name, bytes(value));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
