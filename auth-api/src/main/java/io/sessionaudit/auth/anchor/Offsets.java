package io.sessionaudit.auth.anchor;

import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.TopicPartition;

/** An offset for every partition that was asked for. */
public record Offsets(Map<TopicPartition, Long> all) {

  public long of(TopicPartition partition) {
    return Objects.requireNonNull(all.get(partition), partition::toString);
  }
}
