package io.sessionaudit.standalone.running;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.detector.topology.DetectionTopology;
import io.sessionaudit.testkit.Eventually;
import io.sessionaudit.wire.Topics;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Waits for the way of an event: journal, log, detector, anomaly, reaction. */
record Settled(Stored stored, Log log) {

  private static final String REACTION = "session-audit-reaction";

  void await() {
    long last = Long.parseLong(stored.text("SELECT max(id) FROM auth.journal"));
    Eventually.holds(() ->
        assertThat(Long.parseLong(stored.text("SELECT floor FROM auth.relay")))
            .isGreaterThanOrEqualTo(last));
    awaitGroup(DetectionTopology.APPLICATION, Topics.SESSION_EVENTS);
    awaitGroup(REACTION, Topics.SESSION_ANOMALIES);
  }

  /** Returns when the group has done with every record that stands in the topic now. */
  private void awaitGroup(String group, String topic) {
    Map<TopicPartition, Long> last = new HashMap<>();
    log.committed(topic)
        .forEach(it -> last.put(new TopicPartition(topic, it.partition()), it.offset()));
    last.forEach((partition, offset) ->
        Eventually.holds(() -> assertThat(log.next(group, partition)).isGreaterThan(offset)));
  }
}
