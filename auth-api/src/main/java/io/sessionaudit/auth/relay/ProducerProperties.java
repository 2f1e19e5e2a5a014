package io.sessionaudit.auth.relay;

import io.sessionaudit.wire.KafkaConnection;
import java.util.Map;

/**
 * What keeps a partition's records complete and in order, whatever fails in between.
 *
 * <p>One request at a time: a partition that has seen nothing of this producer takes any sequence
 * number as its first. If the first batch is refused because the partition is not led yet, and the
 * second one is already under way, the second is taken as the first; then the first comes too late
 * for ever. That happens on new partitions and costs their order (decision 23).
 */
final class ProducerProperties {

  private ProducerProperties() {}

  static Map<String, Object> of(KafkaConnection kafka) {
    Map<String, Object> properties = kafka.properties();
    properties.put("client.id", "relay");
    properties.put("acks", "all");
    properties.put("enable.idempotence", true);
    properties.put("max.in.flight.requests.per.connection", 1);
    // Kafka may be away for days; giving up and starting over would only repeat more.
    properties.put("retries", Integer.MAX_VALUE);
    properties.put("delivery.timeout.ms", Integer.MAX_VALUE);
    properties.put("request.timeout.ms", 10_000);
    properties.put("retry.backoff.ms", 50);
    properties.put("retry.backoff.max.ms", 500);
    properties.put("reconnect.backoff.max.ms", 500);
    // The relay's thread renews the lease too, so it must not be held up.
    properties.put("max.block.ms", 500);
    properties.put("linger.ms", 0);
    properties.put("batch.size", 64 << 10);
    properties.put("buffer.memory", 48L << 20);
    return properties;
  }
}
