package io.sessionaudit.projector.table;

import java.util.Comparator;

/** A partition of a topic. */
public record LogPartition(String topic, int partition) implements Comparable<LogPartition> {

  private static final Comparator<LogPartition> ORDER =
      Comparator.comparing(LogPartition::topic).thenComparingInt(LogPartition::partition);

  @Override
  public int compareTo(LogPartition other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return topic + "-" + partition;
  }
}
