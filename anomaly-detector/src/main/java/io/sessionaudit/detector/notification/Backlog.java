package io.sessionaudit.detector.notification;

import io.sessionaudit.event.UserId;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * What was read and not delivered yet: a queue per user, so that nobody overtakes himself and
 * nobody waits for somebody else; and per partition how far everything is delivered, which is what
 * may be committed. One thread uses it.
 */
final class Backlog {

  private final Map<UserId, Deque<Waiting>> queues = new LinkedHashMap<>();
  private final Map<TopicPartition, TreeSet<Long>> undelivered = new HashMap<>();
  private final Map<TopicPartition, Long> read = new HashMap<>();

  /** Notes that everything before this offset was read. */
  void readUpTo(TopicPartition partition, long next) {
    read.put(partition, next);
  }

  void add(Waiting waiting) {
    queues.computeIfAbsent(waiting.notice().user(), _ -> new ArrayDeque<>()).add(waiting);
    undelivered.computeIfAbsent(waiting.partition(), _ -> new TreeSet<>()).add(waiting.offset());
  }

  /** The first of each user whose time has come, at most so many. */
  List<Waiting> due(long nanos, int most) {
    List<Waiting> due = new ArrayList<>();
    for (Deque<Waiting> queue : queues.values()) {
      if (due.size() < most && queue.getFirst().isDue(nanos)) {
        due.add(queue.getFirst());
      }
    }
    return due;
  }

  /** False if its partition went to somebody else in the meantime. */
  boolean holds(Waiting waiting) {
    Deque<Waiting> queue = queues.get(waiting.notice().user());
    return queue != null && queue.peekFirst() == waiting;
  }

  void delivered(Waiting waiting) {
    UserId user = waiting.notice().user();
    Deque<Waiting> queue = queues.get(user);
    if (queue != null && queue.remove(waiting) && queue.isEmpty()) {
      queues.remove(user);
    }
    TreeSet<Long> offsets = undelivered.get(waiting.partition());
    if (offsets != null) {
      offsets.remove(waiting.offset());
    }
  }

  /** For each partition the offset before which everything is done. */
  Map<TopicPartition, Long> done() {
    Map<TopicPartition, Long> done = new HashMap<>();
    read.forEach((partition, next) -> {
      TreeSet<Long> offsets = undelivered.get(partition);
      done.put(partition, offsets == null || offsets.isEmpty() ? next : offsets.getFirst());
    });
    return done;
  }

  /** Forgets partitions that another instance has now. */
  void drop(Collection<TopicPartition> partitions) {
    queues.values().forEach(queue -> queue.removeIf(it -> partitions.contains(it.partition())));
    queues.values().removeIf(Deque::isEmpty);
    partitions.forEach(undelivered::remove);
    partitions.forEach(read::remove);
  }

  int size() {
    return undelivered.values().stream().mapToInt(TreeSet::size).sum();
  }

  /** When the oldest of what waits happened; null if nothing does. */
  @Nullable Instant oldest() {
    return queues.values().stream()
        .map(it -> it.getFirst().notice().at())
        .min(Instant::compareTo)
        .orElse(null);
  }
}
