package io.sessionaudit.auth.relay;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** How far the log reaches by what Kafka has acknowledged. */
final class LogProgress {

  private final Map<Integer, Long> ends = new ConcurrentSkipListMap<>();
  private final AtomicReference<@Nullable String> lost = new AtomicReference<>();

  /** Goes on from where others have come. */
  void begin(LogReach reach) {
    for (int partition = 0; partition < reach.ends().size(); partition++) {
      ends.merge(partition, reach.end(partition), Math::max);
    }
  }

  /** One more event is in Kafka. Producer's thread only. */
  void acknowledge(int partition, long offset) {
    long before = ends.getOrDefault(partition, 0L);
    if (offset < before) {
      lost.compareAndSet(
          null,
          "partition %d has lost its tail: it goes on at offset %d and reached %d"
              .formatted(partition, offset, before));
    }
    ends.put(partition, Math.max(before, offset + 1));
  }

  /** What an acknowledgement has shown to be missing; empty if nothing is. */
  Optional<String> lost() {
    return Optional.ofNullable(lost.get());
  }

  LogReach reach(@Nullable String topic) {
    int partitions = ends.keySet().stream().mapToInt(it -> it + 1).max().orElse(0);
    return new LogReach(
        topic, IntStream.range(0, partitions).mapToObj(it -> ends.getOrDefault(it, 0L)).toList());
  }
}
