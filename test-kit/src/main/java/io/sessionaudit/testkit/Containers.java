package io.sessionaudit.testkit;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;

/** Whether tests run against containers, and what all containers have in common. */
final class Containers {

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** A broker beside a build on two cores takes more than the minute that is given otherwise. */
  static final Duration TO_START = Duration.ofMinutes(5);

  private Containers() {}

  /** Asked once in a JVM. */
  static boolean available() {
    return Answer.AVAILABLE;
  }

  /** Image of the broker, Kafka's own by default. */
  static DockerImageName kafkaImage() {
    return image("sessionaudit.image.kafka", "apache/kafka:4.2.2", "apache/kafka");
  }

  /** Image of the database, the official one by default. */
  static DockerImageName postgresImage() {
    return image("sessionaudit.image.postgres", "postgres:18", "postgres");
  }

  /**
   * Never pulls: an engine without a registry would hang. Nor does it start a reaper, or check the
   * engine with an image of its own: the build's environment forbids both, and Testcontainers
   * listens to nothing else.
   */
  static void prepare(GenericContainer<?> container, int port, int hostPort) {
    container.withImagePullPolicy(_ -> false);
    container.withStartupTimeout(TO_START);
    container.setPortBindings(List.of("127.0.0.1:" + hostPort + ":" + port));
  }

  private static boolean decide() {
    return switch (setting("sessionaudit.servers", "auto")) {
      case "docker" -> true;
      case "embedded" -> false;
      default -> engineHasImages();
    };
  }

  private static boolean engineHasImages() {
    String host = setting("docker.host", "unix:///var/run/docker.sock");
    if (!host.startsWith("unix://")) {
      return false;
    }
    DockerEngine engine = new DockerEngine(Path.of(host.substring(7)), PATIENCE);
    return engine.hasImage(kafkaImage().asCanonicalNameString())
        && engine.hasImage(postgresImage().asCanonicalNameString());
  }

  private static DockerImageName image(String property, String fallback, String original) {
    return DockerImageName.parse(setting(property, fallback)).asCompatibleSubstituteFor(original);
  }

  /** A system property, or the environment variable of the same name in upper case. */
  private static String setting(String property, String fallback) {
    String variable = property.replace('.', '_').toUpperCase(Locale.ROOT);
    String environment = System.getenv().getOrDefault(variable, fallback);
    return System.getProperty(property, environment);
  }

  private static final class Answer {
    static final boolean AVAILABLE = decide();
  }
}
