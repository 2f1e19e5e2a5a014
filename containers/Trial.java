import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Tries things as the user whom the environment names, in the words that a service is told it with.
 * Each argument is one thing: {@code may} or {@code not}, then {@code read TOPIC}, {@code write
 * TOPIC}, {@code sql STATEMENT} or {@code reach HOST}, all joined by colons. Ends with 1 if
 * something went the other way. What fails for another reason than a missing right is an error.
 */
final class Trial {

  private static final String NO_RIGHT = "42501";

  private static final int POSTGRES = 5432;

  private Trial() {}

  public static void main(String[] arguments) throws Exception {
    boolean asSaid = true;
    for (String argument : arguments) {
      String[] words = argument.split(":", 3);
      Optional<String> refusal = attempt(words[1], words[2]);
      boolean right = words[0].equals(refusal.isPresent() ? "not" : "may");
      asSaid &= right;
      System.out.printf(
          "  %-5s  %s %s: %s%n",
          right ? "ok" : "WRONG", words[1], words[2], refusal.map(it -> "refused, " + it).orElse("done"));
    }
    System.exit(asSaid ? 0 : 1);
  }

  /** The refusal's text, or nothing where it could be done. */
  private static Optional<String> attempt(String what, String where) throws Exception {
    try {
      switch (what) {
        case "read" -> read(where);
        case "write" -> write(where);
        case "sql" -> execute(where);
        case "reach" -> reach(where);
        default -> throw new IllegalArgumentException(what);
      }
      return Optional.empty();
    } catch (AuthorizationException | UnreachableException e) {
      return Optional.of(e.getClass().getSimpleName() + ": " + e.getMessage());
    } catch (SQLException e) {
      if (!NO_RIGHT.equals(e.getSQLState())) {
        throw e;
      }
      return Optional.of(e.getMessage());
    }
  }

  private static void read(String topic) {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(kafka(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> all =
          consumer.partitionsFor(topic).stream()
              .map(it -> new TopicPartition(topic, it.partition()))
              .toList();
      consumer.assign(all);
      consumer.seekToBeginning(all);
      if (consumer.poll(Duration.ofSeconds(20)).isEmpty()) {
        throw new IllegalStateException("Nothing stands in " + topic);
      }
    }
  }

  private static void write(String topic) throws Exception {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(kafka(), new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(topic, 0, null, new byte[] {1})).get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof AuthorizationException refused ? refused : e;
    }
  }

  private static void execute(String sql) throws SQLException, IOException {
    try (Connection connection =
            DriverManager.getConnection(
                System.getenv("JDBC_URL"), System.getenv("JDBC_USERNAME"), file("JDBC_PASSWORD_FILE"));
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void reach(String host) throws UnreachableException {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, POSTGRES), 5_000);
    } catch (IOException e) {
      throw new UnreachableException(e);
    }
  }

  /** The network does not lead there, or has no such name. */
  private static final class UnreachableException extends Exception {
    private static final long serialVersionUID = 1;

    UnreachableException(IOException cause) {
      super(cause.getMessage(), cause);
    }
  }

  private static Map<String, Object> kafka() {
    Map<String, Object> properties = new HashMap<>();
    properties.put("bootstrap.servers", System.getenv("KAFKA_BOOTSTRAP_SERVERS"));
    properties.put("security.protocol", System.getenv("KAFKA_SECURITY_PROTOCOL"));
    properties.put("sasl.mechanism", System.getenv("KAFKA_SASL_MECHANISM"));
    try {
      properties.put("sasl.jaas.config", file("KAFKA_SASL_JAAS_CONFIG_FILE"));
    } catch (IOException e) {
      throw new IllegalStateException("Cannot read the login", e);
    }
    // So that a producer asks for nothing but to write.
    properties.put("enable.idempotence", false);
    properties.put("max.block.ms", 20_000);
    properties.put("enable.metrics.push", false);
    return properties;
  }

  private static String file(String variable) throws IOException {
    return Files.readString(Path.of(System.getenv(variable))).strip();
  }
}
