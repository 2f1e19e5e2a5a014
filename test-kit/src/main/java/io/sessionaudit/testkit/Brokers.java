package io.sessionaudit.testkit;

import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/** Waits for a broker. */
final class Brokers {

  private Brokers() {}

  /** Returns when the broker describes itself. */
  static void awaitAnswer(String bootstrapServers) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      Eventually.holds(Containers.TO_START, () -> admin.describeCluster().nodes().get());
    }
  }
}
