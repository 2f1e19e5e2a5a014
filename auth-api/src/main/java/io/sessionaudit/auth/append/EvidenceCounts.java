package io.sessionaudit.auth.append;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What the budget was asked for and how it answered, for metrics. Safe for use by many threads. */
public final class EvidenceCounts {

  /** The first words of the keys. */
  public static final List<String> KINDS = List.of("replayed", "rejected", "login", "stranger");

  private final Map<Cell, LongAdder> cells = new ConcurrentHashMap<>();

  EvidenceCounts() {}

  /**
   * One cell of the table.
   *
   * @param kind one of {@link #KINDS}
   * @param genuine whether the caller has proved a credential
   * @param granted whether a record was granted, or suppressed
   */
  public record Cell(String kind, boolean genuine, boolean granted) {}

  /** How often, since the start. */
  public long count(Cell cell) {
    LongAdder count = cells.get(cell);
    return count == null ? 0 : count.sum();
  }

  void count(String key, boolean genuine, boolean granted) {
    int end = key.indexOf(' ');
    String kind = end < 0 ? key : key.substring(0, end);
    if (KINDS.contains(kind)) {
      cells.computeIfAbsent(new Cell(kind, genuine, granted), _ -> new LongAdder()).increment();
    }
  }
}
