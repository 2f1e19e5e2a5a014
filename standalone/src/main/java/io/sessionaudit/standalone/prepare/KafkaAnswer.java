package io.sessionaudit.standalone.prepare;

import io.sessionaudit.wire.KafkaConnection;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/** Waits for a Kafka that may still be starting. */
public final class KafkaAnswer {

  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration ONE_QUESTION = Duration.ofSeconds(10);

  private KafkaAnswer() {}

  /**
   * Returns when it answers this user.
   *
   * @throws ExecutionException if it does not in time, or does not know the user
   */
  public static void await(KafkaConnection kafka, Duration patience)
      throws ExecutionException, InterruptedException {
    long millis = Math.max(SHORTEST.toMillis(), patience.toMillis());
    Map<String, Object> properties = kafka.properties();
    properties.put("default.api.timeout.ms", Math.toIntExact(millis));
    properties.put("request.timeout.ms", (int) Math.min(millis, ONE_QUESTION.toMillis()));
    try (Admin admin = Admin.create(properties)) {
      var _ = admin.describeCluster().nodes().get();
    }
  }
}
