package io.sessionaudit.auth.relay;

import java.time.Instant;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Rows that are on their way to Kafka. Used by the relay's thread and the producer's.
 *
 * <p>Bounded by the caller, who asks {@link #hasRoom} before it adds.
 */
final class InFlight {

  /** Keeps what is on its way well below the producer's buffer, so that sending never blocks. */
  static final long MOST_BYTES = 16L << 20;

  private record Row(Instant occurredAt, int bytes, int records) {}

  private final TreeMap<Long, Row> rows = new TreeMap<>();
  private final int window;
  private long bytes;

  InFlight(int window) {
    this.window = window;
  }

  /**
   * A row that is about to be sent.
   *
   * @param records how many acknowledgements it needs, from 1
   */
  synchronized void add(long id, Instant occurredAt, int size, int records) {
    if (rows.putIfAbsent(id, new Row(occurredAt, size, records)) != null) {
      throw new IllegalStateException("journal row " + id + " is on its way already");
    }
    bytes += size;
  }

  /** One record of this row is in Kafka. */
  synchronized void acknowledged(long id) {
    Row row = rows.remove(id);
    if (row == null) {
      throw new IllegalStateException("journal row " + id + " is not on its way");
    }
    if (row.records() > 1) {
      rows.put(id, new Row(row.occurredAt(), row.bytes(), row.records() - 1));
    } else {
      bytes -= row.bytes();
    }
  }

  synchronized boolean hasRoom() {
    return rows.size() < window && bytes < MOST_BYTES;
  }

  /** The lowest id that is not acknowledged, {@link Long#MAX_VALUE} if all are. */
  synchronized long lowest() {
    return rows.isEmpty() ? Long.MAX_VALUE : rows.firstKey();
  }

  /** When the row with the lowest id occurred. */
  synchronized @Nullable Instant oldest() {
    return rows.isEmpty() ? null : rows.firstEntry().getValue().occurredAt();
  }

  synchronized int size() {
    return rows.size();
  }
}
