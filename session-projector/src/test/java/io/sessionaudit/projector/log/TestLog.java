package io.sessionaudit.projector.log;

import io.sessionaudit.event.AccountEvent;
import io.sessionaudit.event.Actor;
import io.sessionaudit.event.AnomalyDetected;
import io.sessionaudit.event.Envelope;
import io.sessionaudit.event.Envelope.Lineage;
import io.sessionaudit.event.Event;
import io.sessionaudit.event.EventId;
import io.sessionaudit.event.RecordedEvent;
import io.sessionaudit.personal.Client;
import io.sessionaudit.projector.intake.RawRecord;
import io.sessionaudit.projector.table.LogPartition;
import io.sessionaudit.wire.EventCodec;
import io.sessionaudit.wire.KafkaRecords;
import io.sessionaudit.wire.Topics;
import io.sessionaudit.wire.WireEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** A log as auth-api and detector would write it, in memory; ids and times come from a seed. */
public final class TestLog {

  private final Random random;
  private final Map<LogPartition, List<RawRecord>> partitions = new HashMap<>();
  private final List<RawRecord> all = new ArrayList<>();
  private final List<RecordedEvent> events = new ArrayList<>();
  private final Map<String, Long> versions = new HashMap<>();
  private Instant now = Instant.parse("2026-01-15T08:00:00Z");
  private long position;

  public TestLog(long seed) {
    random = new Random(seed);
  }

  public Random random() {
    return random;
  }

  public UUID uuid() {
    return new UUID(
        (random.nextLong() & ~0xF000L) | 0x7000L, (random.nextLong() >>> 2) | Long.MIN_VALUE);
  }

  public Instant now() {
    return now;
  }

  public void later(Duration by) {
    now = now.plus(by);
  }

  /** Appends the next event of its stream. */
  public RecordedEvent append(Event event) {
    return append(event, null);
  }

  /** Appends the next event of its stream; what the person's client is gets sealed. */
  public RecordedEvent append(Event event, @Nullable Person person) {
    return append(event, person, Lineage.root(uuid(), Actor.SYSTEM));
  }

  public RecordedEvent append(Event event, @Nullable Person person, Lineage lineage) {
    now = now.plusNanos(1_000L * (1 + random.nextInt(2_000_000)));
    position += 1 + random.nextInt(3);
    String stream = event.stream().name();
    boolean anomaly = event instanceof AnomalyDetected;
    Envelope.Place place =
        anomaly ? null : new Envelope.Place(versions.merge(stream, 1L, Long::sum), position);
    EventId id = new EventId(uuid());
    Envelope envelope =
        new Envelope(
            id,
            now,
            event.stream(),
            place,
            lineage,
            anomaly ? Envelope.Source.ANOMALY_DETECTOR : Envelope.Source.AUTH_API);
    RecordedEvent recorded = new RecordedEvent(envelope, sealed(event, person, id));
    events.add(recorded);
    put(recorded);
    return recorded;
  }

  /** Sends an event (again), whatever its place says. */
  public RawRecord put(RecordedEvent recorded) {
    WireEvent wire = EventCodec.encode(recorded.envelope(), recorded.event());
    boolean anomaly = recorded.event() instanceof AnomalyDetected;
    ProducerRecord<byte[], byte[]> record =
        KafkaRecords.write(anomaly ? Topics.SESSION_ANOMALIES : Topics.SESSION_EVENTS, wire);
    return put(record.topic(), record.key(), record.headers(), record.value());
  }

  /** Sends any bytes. */
  public RawRecord put(
      String topic, byte @Nullable [] key, Headers headers, byte @Nullable [] value) {
    int number = key == null ? 0 : Topics.partition(key, Topics.LOG_PARTITIONS);
    LogPartition partition = new LogPartition(topic, number);
    List<RawRecord> records = partitions.computeIfAbsent(partition, _ -> new ArrayList<>());
    RawRecord raw =
        new RawRecord(partition, records.size(), now.toEpochMilli(), key, headers, value);
    records.add(raw);
    all.add(raw);
    return raw;
  }

  /** Everything, in the order in which it was sent. */
  public List<RawRecord> records() {
    return List.copyOf(all);
  }

  /** Everything but one record; its offset stays a hole, as after a deletion. */
  public List<RawRecord> recordsWithout(RawRecord lost) {
    return all.stream()
        .filter(raw -> raw.offset() != lost.offset() || !raw.partition().equals(lost.partition()))
        .toList();
  }

  /** Every event, first occurrences only. */
  public List<RecordedEvent> events() {
    return List.copyOf(events);
  }

  public Map<LogPartition, List<RawRecord>> partitions() {
    return Map.copyOf(partitions);
  }

  public static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Event sealed(Event event, @Nullable Person person, EventId id) {
    if (person == null) {
      return event;
    }
    if (event instanceof Event.WithContext with) {
      Client client = new Client(Addresses.of(with.context()), "Firefox/140.0", person.name);
      return with.with(with.context().with(person.key.seal(client, id)));
    }
    return event instanceof AccountEvent.AccountCreated created
        ? created.with(person.key.seal(new Client(null, null, person.name), id))
        : event;
  }
}
