package io.sessionaudit.embedded;

import java.nio.file.Path;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** What the broker is told: one node that is broker and controller, small, on loopback. */
final class BrokerProperties {

  static final int NODE = 1;
  static final String CONTROLLER = "CONTROLLER";

  private BrokerProperties() {}

  /**
   * @param admin absent for a broker that asks nobody who he is
   */
  static Properties of(Path logs, int port, int controllerPort, @Nullable BrokerAdmin admin) {
    Properties properties = new Properties();
    node(properties, logs, controllerPort);
    if (admin == null) {
      open(properties, port, controllerPort);
    } else {
      AccessRules.add(properties, port, controllerPort, admin);
    }
    restart(properties);
    internalTopics(properties);
    size(properties);
    return properties;
  }

  private static void node(Properties properties, Path logs, int controllerPort) {
    properties.put("process.roles", "broker,controller");
    properties.put("node.id", String.valueOf(NODE));
    properties.put("controller.quorum.voters", NODE + "@" + Ports.LOOPBACK + ":" + controllerPort);
    properties.put("controller.listener.names", CONTROLLER);
    properties.put("log.dirs", logs.toString());
    properties.put("auto.create.topics.enable", "false");
    properties.put("metric.reporters", "");
  }

  private static void open(Properties properties, int port, int controllerPort) {
    listeners(properties, "PLAINTEXT", port, controllerPort);
    properties.put("listener.security.protocol.map", CONTROLLER + ":PLAINTEXT,PLAINTEXT:PLAINTEXT");
  }

  static void listeners(Properties properties, String clients, int port, int controllerPort) {
    properties.put(
        "listeners",
        "%s://%s:%d,%s://%s:%d"
            .formatted(clients, Ports.LOOPBACK, port, CONTROLLER, Ports.LOOPBACK, controllerPort));
    properties.put("advertised.listeners", clients + "://" + Ports.LOOPBACK + ":" + port);
  }

  /**
   * After a kill the controller lets a new broker in only when the session of the dead one has run
   * out, and a broker takes each step of its start with a heartbeat. Kafka's defaults (9 s, 2 s)
   * are for machines that fail apart from each other; here both live in one process.
   */
  private static void restart(Properties properties) {
    properties.put("broker.session.timeout.ms", "3000");
    properties.put("broker.heartbeat.interval.ms", "200");
    properties.put("controller.quorum.election.timeout.ms", "200");
    properties.put("controller.quorum.fetch.timeout.ms", "1000");
    properties.put("controller.quorum.election.backoff.max.ms", "200");
  }

  private static void internalTopics(Properties properties) {
    properties.put("offsets.topic.replication.factor", "1");
    properties.put("offsets.topic.num.partitions", "4");
    properties.put("transaction.state.log.replication.factor", "1");
    properties.put("transaction.state.log.min.isr", "1");
    properties.put("transaction.state.log.num.partitions", "4");
    properties.put("share.coordinator.state.topic.replication.factor", "1");
    properties.put("share.coordinator.state.topic.min.isr", "1");
    properties.put("group.initial.rebalance.delay.ms", "0");
    properties.put("group.streams.initial.rebalance.delay.ms", "0");
    properties.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000");
  }

  private static void size(Properties properties) {
    properties.put("num.network.threads", "2");
    properties.put("num.io.threads", "4");
    properties.put("background.threads", "2");
    properties.put("num.recovery.threads.per.data.dir", "2");
    properties.put("log.cleaner.threads", "1");
    properties.put("log.cleaner.dedupe.buffer.size", String.valueOf(4 << 20));
    properties.put("log.cleaner.io.buffer.size", String.valueOf(128 << 10));
    properties.put("offsets.load.buffer.size", String.valueOf(1 << 20));
    properties.put("transaction.state.log.load.buffer.size", String.valueOf(1 << 20));
  }
}
