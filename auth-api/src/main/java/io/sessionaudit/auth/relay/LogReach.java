package io.sessionaudit.auth.relay;

import io.sessionaudit.wire.Topics;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far {@code session-events} reaches.
 *
 * @param topic Kafka's id of the topic; absent if it is not known
 * @param ends the next offset of each partition, by its number
 */
record LogReach(@Nullable String topic, List<Long> ends) {

  LogReach {
    ends = List.copyOf(ends);
  }

  /** The next offset of a partition; 0 if nothing is known of it. */
  long end(int partition) {
    return partition < ends.size() ? ends.get(partition) : 0;
  }

  /**
   * What is missing there, as a sentence without personal data; empty if nothing is.
   *
   * @param now how far the log reaches in Kafka
   */
  Optional<String> lostBy(LogReach now) {
    if (topic != null && now.topic != null && !topic.equals(now.topic)) {
      return Optional.of(Topics.SESSION_EVENTS + " was made anew: its events are gone");
    }
    for (int partition = 0; partition < ends.size(); partition++) {
      if (now.end(partition) < end(partition)) {
        return Optional.of(
            "partition %d of %s has lost its tail: it ends at offset %d and reached %d"
                .formatted(partition, Topics.SESSION_EVENTS, now.end(partition), end(partition)));
      }
    }
    return Optional.empty();
  }
}
