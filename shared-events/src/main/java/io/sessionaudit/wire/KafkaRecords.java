package io.sessionaudit.wire;

import io.sessionaudit.event.Actor;
import io.sessionaudit.event.Envelope;
import io.sessionaudit.event.Envelope.Source;
import io.sessionaudit.event.EventId;
import io.sessionaudit.event.Stream;
import io.sessionaudit.json.Timestamps;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Events as Kafka records: CloudEvents 1.0 in binary mode (Kafka protocol binding, section 3.2),
 * key = user id, {@code strangers} or {@code realm}; record timestamp = the event's time in
 * milliseconds.
 */
public final class KafkaRecords {

  private static final String TYPE_PREFIX = "io.sessionaudit.";

  private KafkaRecords() {}

  /** The record that carries the event. */
  public static ProducerRecord<byte[], byte[]> write(String topic, WireEvent event) {
    Envelope envelope = event.envelope();
    return new ProducerRecord<>(
        topic,
        null,
        envelope.occurredAt().toEpochMilli(),
        bytes(envelope.stream().key()),
        event.data(),
        headers(event));
  }

  /** The record's headers alone, always in the same order. */
  public static Headers headers(WireEvent event) {
    Envelope envelope = event.envelope();
    Headers headers = new RecordHeaders();
    put(headers, "content-type", "application/json");
    put(headers, "ce_specversion", "1.0");
    put(headers, "ce_id", envelope.id().toString());
    put(headers, "ce_source", envelope.source().uri());
    put(headers, "ce_type", TYPE_PREFIX + event.type());
    put(headers, "ce_revision", String.valueOf(event.revision()));
    put(headers, "ce_time", Timestamps.format(envelope.occurredAt()));
    put(headers, "ce_subject", envelope.stream().name());
    Envelope.Place place = envelope.place();
    if (place != null) {
      put(headers, "ce_sequence", String.valueOf(place.version()));
      put(headers, "ce_position", String.valueOf(place.position()));
    }
    Envelope.Lineage lineage = envelope.lineage();
    put(headers, "ce_correlationid", lineage.correlation().toString());
    EventId cause = lineage.cause();
    if (cause != null) {
      put(headers, "ce_causationid", cause.toString());
    }
    put(headers, "ce_actor", lineage.actor().text());
    return headers;
  }

  /**
   * Reads one record.
   *
   * @throws UnreadableEventException if key, headers or value are not what {@link #write} writes
   */
  public static WireEvent read(byte @Nullable [] key, Headers headers, byte @Nullable [] value) {
    if (value == null || key == null) {
      throw new UnreadableEventException("a record without key or value");
    }
    HeaderTexts texts = new HeaderTexts(headers);
    expect(texts, "ce_specversion", "1.0");
    expect(texts, "content-type", "application/json");
    Envelope envelope = envelope(texts);
    if (!Arrays.equals(key, bytes(envelope.stream().key()))) {
      throw new UnreadableEventException("the key names another stream than ce_subject");
    }
    int revision = texts.text("ce_revision", KafkaRecords::revision);
    return new WireEvent(envelope, texts.text("ce_type", KafkaRecords::type), revision, value);
  }

  private static Envelope envelope(HeaderTexts texts) {
    Source source = texts.text("ce_source", KafkaRecords::source);
    return new Envelope(
        texts.text("ce_id", EventId::of),
        texts.text("ce_time", Timestamps::parse),
        texts.text("ce_subject", Stream::named),
        place(texts, source),
        new Envelope.Lineage(
            texts.text("ce_correlationid", KafkaRecords::correlation),
            texts.textOrNull("ce_causationid", EventId::of),
            texts.text("ce_actor", Actor::of)),
        source);
  }

  private static Envelope.@Nullable Place place(HeaderTexts texts, Source source) {
    Long sequence = texts.textOrNull("ce_sequence", KafkaRecords::fromOne);
    Long position = texts.textOrNull("ce_position", KafkaRecords::fromOne);
    return switch (source) {
      case AUTH_API -> {
        if (sequence == null || position == null) {
          throw new UnreadableEventException("ce_sequence or ce_position is missing");
        }
        yield new Envelope.Place(sequence, position);
      }
      case ANOMALY_DETECTOR -> {
        if (sequence != null || position != null) {
          throw new UnreadableEventException("an anomaly with ce_sequence or ce_position");
        }
        yield null;
      }
    };
  }

  private static void expect(HeaderTexts texts, String name, String value) {
    if (!texts.text(name).equals(value)) {
      throw new UnreadableEventException("header " + name + " is not " + value);
    }
  }

  private static String type(String text) {
    if (!text.startsWith(TYPE_PREFIX)) {
      throw new IllegalArgumentException("not a type of this platform");
    }
    return text.substring(TYPE_PREFIX.length());
  }

  private static int revision(String text) {
    long revision = fromOne(text);
    if (revision > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("beyond any revision");
    }
    return (int) revision;
  }

  /** Decimal digits alone: no sign, no leading zero. */
  private static long fromOne(String text) {
    long number = Long.parseLong(text);
    if (number < 1 || !String.valueOf(number).equals(text)) {
      throw new IllegalArgumentException("not a canonical number from 1");
    }
    return number;
  }

  private static UUID correlation(String text) {
    UUID uuid = UUID.fromString(text);
    if (!uuid.toString().equals(text)) {
      throw new IllegalArgumentException("not the canonical text of a UUID");
    }
    return uuid;
  }

  private static Source source(String uri) {
    for (Source source : Source.values()) {
      if (source.uri().equals(uri)) {
        return source;
      }
    }
    throw new IllegalArgumentException("not a source of this platform");
  }

  private static void put(Headers headers, String name, String value) {
    headers.add(name, bytes(value));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
