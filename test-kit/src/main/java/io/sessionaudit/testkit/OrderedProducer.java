package io.sessionaudit.testkit;

import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A producer whose records arrive in the order in which they are sent, on new topics too. */
public final class OrderedProducer {

  private OrderedProducer() {}

  /**
   * A new one; the caller closes it. One request at a time: a partition takes any batch as a
   * producer's first, so a second one that is under way can overtake a first one that was refused.
   */
  public static KafkaProducer<byte[], byte[]> to(String bootstrapServers) {
    return new KafkaProducer<>(
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ProducerConfig.ACKS_CONFIG,
            "all",
            ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
            1),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }
}
