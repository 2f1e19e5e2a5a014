package io.sessionaudit.detector.topology;

import static org.apache.kafka.streams.StreamsConfig.consumerPrefix;
import static org.apache.kafka.streams.StreamsConfig.mainConsumerPrefix;
import static org.apache.kafka.streams.StreamsConfig.producerPrefix;

import io.sessionaudit.wire.KafkaConnection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * How Kafka Streams runs here.
 *
 * @param stateDir holds the local copy of the state; without it everything is read from the
 *     changelog again
 * @param instanceId the same after each restart, different for each running instance: whoever comes
 *     back under his old id gets his partitions at once, instead of after a time-out
 * @param threads stream threads, from 1
 * @param commitInterval for events that show nothing; anomalies are committed at once
 * @param deadAfter how long the others wait for an instance that does not come back, and how long
 *     its open transaction may last
 */
public record StreamsSettings(
    KafkaConnection kafka,
    Path stateDir,
    String instanceId,
    int threads,
    Duration commitInterval,
    Duration deadAfter) {

  Properties properties() {
    Properties properties = new Properties();
    properties.putAll(kafka.properties());
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, DetectionTopology.APPLICATION);
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
    properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads);
    properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, commitInterval.toMillis());
    properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 8L << 20);
    properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, SmallStores.class);
    int millis = Math.toIntExact(deadAfter.toMillis());
    properties.put(mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), instanceId);
    properties.put(consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), millis);
    properties.put(consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), millis / 5);
    properties.put(producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), millis);
    properties.put(producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 5);
    // A second batch must not overtake the first one on a new partition (decision 23).
    properties.put(producerPrefix(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION), 1);
    return properties;
  }
}
