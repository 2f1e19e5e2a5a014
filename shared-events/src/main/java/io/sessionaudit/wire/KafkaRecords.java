package io.sessionaudit.wire;

import io.sessionaudit.event.Actor;
import io.sessionaudit.event.Envelope;
import io.sessionaudit.event.Envelope.Source;
import io.sessionaudit.event.EventId;
import io.sessionaudit.event.Stream;
import io.sessionaudit.json.Timestamps;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
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
    try {
      if (!text(headers, "ce_specversion").equals("1.0")) {
        throw new UnreadableEventException("not a CloudEvent 1.0");
      }
      Envelope envelope = envelope(headers);
      if (!Arrays.equals(key, bytes(envelope.stream().key()))) {
        throw new UnreadableEventException("the key names another stream than ce_subject");
      }
      String type = text(headers, "ce_type");
      if (!type.startsWith(TYPE_PREFIX)) {
        throw new UnreadableEventException("ce_type is not one of this platform");
      }
      return new WireEvent(
          envelope,
          type.substring(TYPE_PREFIX.length()),
          Integer.parseInt(text(headers, "ce_revision")),
          value);
    } catch (IllegalArgumentException e) {
      throw new UnreadableEventException("a header cannot be read", e);
    }
  }

  private static Envelope envelope(Headers headers) {
    String sequence = textOrNull(headers, "ce_sequence");
    String position = textOrNull(headers, "ce_position");
    Envelope.Place place = null;
    if (sequence != null && position != null) {
      place = new Envelope.Place(Long.parseLong(sequence), Long.parseLong(position));
    } else if (sequence != null || position != null) {
      throw new UnreadableEventException(
          "ce_sequence and ce_position stand together or not at all");
    }
    String cause = textOrNull(headers, "ce_causationid");
    return new Envelope(
        EventId.of(text(headers, "ce_id")),
        Timestamps.parse(text(headers, "ce_time")),
        Stream.named(text(headers, "ce_subject")),
        place,
        new Envelope.Lineage(
            UUID.fromString(text(headers, "ce_correlationid")),
            cause == null ? null : EventId.of(cause),
            Actor.of(text(headers, "ce_actor"))),
        source(text(headers, "ce_source")));
  }

  private static Source source(String uri) {
    for (Source source : Source.values()) {
      if (source.uri().equals(uri)) {
        return source;
      }
    }
    throw new UnreadableEventException("ce_source is not one of this platform");
  }

  private static String text(Headers headers, String name) {
    String text = textOrNull(headers, name);
    if (text == null) {
      throw new UnreadableEventException("header " + name + " is missing");
    }
    return text;
  }

  private static @Nullable String textOrNull(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    if (header == null || header.value() == null) {
      return null;
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(header.value())).toString();
    } catch (CharacterCodingException e) {
      throw new UnreadableEventException("header " + name + " is not UTF-8", e);
    }
  }

  private static void put(Headers headers, String name, String value) {
    headers.add(name, bytes(value));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
