package io.sessionaudit.projector.intake;

import io.sessionaudit.projector.config.IntakeSettings;
import io.sessionaudit.wire.KafkaConnection;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;

/** What the consumer is made with. */
record ConsumerProperties(IntakeSettings settings) {

  Map<String, Object> over(KafkaConnection connection) {
    Map<String, Object> properties = connection.properties();
    properties.put(ConsumerConfig.GROUP_ID_CONFIG, settings.group());
    properties.put(ConsumerConfig.CLIENT_ID_CONFIG, "session-projector");
    if (settings.instance() != null) {
      properties.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, settings.instance());
    }
    properties.put(
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
        CooperativeStickyAssignor.class.getName());
    int silence = Math.toIntExact(settings.silence().toMillis());
    properties.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, silence);
    properties.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, Math.min(1_000, silence / 3));
    properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, settings.batch());
    // The tables know where to read on; a position that is out of range is an event of its own.
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    // The detector writes in transactions.
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    properties.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 30_000);
    return properties;
  }
}
