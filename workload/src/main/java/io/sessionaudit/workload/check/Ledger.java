package io.sessionaudit.workload.check;

import io.sessionaudit.event.Envelope;
import io.sessionaudit.wire.KafkaRecords;
import io.sessionaudit.wire.UnreadableEventException;
import io.sessionaudit.wire.WireEvent;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** The log by streams and versions, and what is wrong with the order in which it was written. */
public final class Ledger {

  private final Map<String, NavigableMap<Long, WireEvent>> streams = new LinkedHashMap<>();
  private final Set<String> lines = new HashSet<>();
  private int repeated;
  private int conflicting;
  private int unreadable;
  private int reordered;

  /** The key of a record is the user's id, and this before it the name of his stream. */
  private static final String USER_STREAM = "user:";

  private Ledger() {}

  /**
   * Reads records in the order in which their partitions have them.
   *
   * @param damaged streams into which somebody wrote who may not; left out
   */
  public static Ledger of(List<ConsumerRecord<byte[], byte[]>> records, Set<String> damaged) {
    Ledger ledger = new Ledger();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      try {
        WireEvent event = KafkaRecords.read(record.key(), record.headers(), record.value());
        if (event.envelope().place() == null) {
          ledger.unreadable++;
        } else if (!damaged.contains(event.envelope().stream().name())) {
          ledger.add(event);
        }
      } catch (UnreadableEventException _) {
        if (!damaged.contains(USER_STREAM + text(record.key()))) {
          ledger.unreadable++;
        }
      }
    }
    return ledger;
  }

  private void add(WireEvent event) {
    String line = line(event);
    NavigableMap<Long, WireEvent> stream =
        streams.computeIfAbsent(event.envelope().stream().name(), _ -> new TreeMap<>());
    long version = place(event).version();
    WireEvent before = stream.get(version);
    if (before != null) {
      if (line(before).equals(line)) {
        repeated++;
      } else {
        conflicting++;
      }
      return;
    }
    long last = stream.isEmpty() ? 0 : stream.lastKey();
    if (version != last + 1) {
      reordered++;
    }
    stream.put(version, event);
    lines.add(line);
  }

  private static Envelope.Place place(WireEvent event) {
    return Objects.requireNonNull(event.envelope().place());
  }

  private static String text(byte @Nullable [] key) {
    return key == null ? "" : new String(key, StandardCharsets.UTF_8);
  }

  private static String line(WireEvent event) {
    Envelope envelope = event.envelope();
    return "%d %s %d %s %s"
        .formatted(
            place(event).position(),
            envelope.stream().name(),
            place(event).version(),
            envelope.id(),
            HexFormat.of().formatHex(event.data()));
  }

  /** The events of a stream by version, first occurrences; empty if there are none. */
  Collection<WireEvent> events(String stream) {
    NavigableMap<Long, WireEvent> found = streams.get(stream);
    return found == null ? List.of() : found.values();
  }

  /** Every stream that has events. */
  Set<String> names() {
    return streams.keySet();
  }

  /** Every event once, as the journal's {@link Journal#lines() lines} have them. */
  Set<String> lines() {
    return lines;
  }

  /** Records that came again as they were: allowed, and how it is that nothing is lost. */
  public int repeated() {
    return repeated;
  }

  /** Records that say something else about a version that was there. */
  public int conflicting() {
    return conflicting;
  }

  /** Records that are no numbered events, under a key of nobody who was damaged on purpose. */
  public int unreadable() {
    return unreadable;
  }

  /** First occurrences that did not follow their predecessor. */
  public int reordered() {
    return reordered;
  }
}
