package io.sessionaudit.standalone.prepare;

import io.micronaut.context.ApplicationContext;
import io.sessionaudit.auth.AuthApi;
import io.sessionaudit.detector.AnomalyDetector;
import io.sessionaudit.embedded.BrokerAdmin;
import io.sessionaudit.embedded.EmbeddedKafka;
import io.sessionaudit.embedded.Ports;
import io.sessionaudit.projector.SessionProjector;
import io.sessionaudit.standalone.FreePlatform;
import io.sessionaudit.testkit.Database;
import io.sessionaudit.testkit.TestFolders;
import io.sessionaudit.testkit.TestServers;
import io.sessionaudit.wire.KafkaConnection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import picocli.CommandLine;

/**
 * A Kafka that asks who speaks and a PostgreSQL, laid ready by the command {@code prepare}; and the
 * three services on them, in production, each with its own secrets and nothing else.
 */
final class PreparedServers implements AutoCloseable {

  private static final String ADMIN_PASSWORD = "password-of-the-operator";

  private final Path folder = TestFolders.fresh("prepared");
  private final EmbeddedKafka kafka =
      EmbeddedKafka.withRules(folder.resolve("kafka"), 0, new BrokerAdmin("admin", ADMIN_PASSWORD));
  private final Database server = TestServers.postgres().freshDatabase();
  private final String url =
      server.jdbcUrl().substring(0, server.jdbcUrl().lastIndexOf('/') + 1)
          + "own_"
          + UUID.randomUUID().toString().replace("-", "");
  private final int authPort = Ports.free();
  private final int projectorPort = Ports.free();
  private final List<ApplicationContext> services = new ArrayList<>();

  /** What a command has answered. */
  record Told(int exit, String out) {}

  PreparedServers() {
    write("operator.jaas", login("admin", ADMIN_PASSWORD));
    write("operator.password", server.password());
  }

  /** Runs a command of an operator on these servers. */
  Told operator(String command, String... more) {
    return signedIn("operator.jaas", command, more);
  }

  /** Likewise, signing in to Kafka as a file of this folder says. */
  Told signedIn(String login, String command, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                command,
                "--kafka=" + kafka.bootstrapServers(),
                "--kafka-protocol=SASL_PLAINTEXT",
                "--kafka-mechanism=SCRAM-SHA-512",
                "--kafka-jaas-file=" + folder.resolve(login),
                "--jdbc-url=" + url,
                "--jdbc-user=" + server.username(),
                "--jdbc-password-file=" + folder.resolve("operator.password")));
    arguments.addAll(List.of(more));
    return run(arguments);
  }

  Told prepare(String... more) {
    List<String> options = new ArrayList<>(List.of("--secrets=" + secrets()));
    options.addAll(List.of(more));
    return operator("prepare", options.toArray(String[]::new));
  }

  /** Plays the demo against the services. */
  Told demo() {
    return run(
        List.of(
            "demo",
            "--auth-url=http://localhost:" + authPort,
            "--projector-url=http://localhost:" + projectorPort,
            "--credentials=" + folder.resolve("credentials")));
  }

  private static Told run(List<String> arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    StringWriter failures = new StringWriter();
    CommandLine line = FreePlatform.commandLine(new PrintStream(out, true, StandardCharsets.UTF_8));
    int exit =
        line.setErr(new PrintWriter(failures, true)).execute(arguments.toArray(String[]::new));
    return new Told(exit, out.toString(StandardCharsets.UTF_8) + failures);
  }

  /** Settings of auth-api as a file of variables may have them: some set to nothing. */
  Map<String, Object> auth() {
    Map<String, Object> auth = settings("auth-api", authPort);
    auth.put("session-audit.allowed-origins", "");
    auth.put("session-audit.trusted-proxies", "");
    auth.put("session-audit.credentials-dir", folder.resolve("credentials").toString());
    return auth;
  }

  void startServices() {
    services.add(AuthApi.start(auth()));
    services.add(SessionProjector.start(settings("session-projector", projectorPort)));
    services.add(AnomalyDetector.start(settings("anomaly-detector", Ports.free())));
  }

  private Map<String, Object> settings(String service, int port) {
    Path own = secrets().resolve(service);
    Map<String, Object> settings = new HashMap<>();
    settings.put("session-audit.issuer", "https://auth.example.com");
    settings.put("session-audit.audience", "session-audit");
    settings.put("micronaut.server.port", port);
    settings.put("kafka.bootstrap-servers", kafka.bootstrapServers());
    settings.put("kafka.security-protocol", "SASL_PLAINTEXT");
    settings.put("kafka.sasl-mechanism", "SCRAM-SHA-512");
    settings.put("kafka.sasl-jaas-config-file", own.resolve("kafka-jaas").toString());
    if (service.equals("anomaly-detector")) {
      settings.put("session-audit.detection.state-dir", folder.resolve("detector").toString());
      return settings;
    }
    settings.put("session-audit.keys-dir", own.resolve("keys").toString());
    settings.put("jdbc.url", url);
    settings.put(
        "jdbc.username",
        service.equals("auth-api") ? "session_audit_auth" : "session_audit_projector");
    settings.put("jdbc.password-file", own.resolve("jdbc-password").toString());
    settings.put(
        "session-audit.guard.jwks-url", "http://localhost:" + authPort + "/.well-known/jwks.json");
    return settings;
  }

  /** The way of one user to Kafka. */
  KafkaConnection as(String user) {
    return new KafkaConnection(
        kafka.bootstrapServers(),
        "SASL_PLAINTEXT",
        "SCRAM-SHA-512",
        read(secrets().resolve(user).resolve("kafka-jaas")),
        Map.of());
  }

  KafkaConnection asOperator() {
    return new KafkaConnection(
        kafka.bootstrapServers(),
        "SASL_PLAINTEXT",
        "SCRAM-SHA-512",
        login("admin", ADMIN_PASSWORD),
        Map.of());
  }

  KafkaConnection asNobody() {
    return KafkaConnection.plaintext(kafka.bootstrapServers());
  }

  /** The way of one role to the database. */
  Database database(String role, String user) {
    return new Database(url, role, read(secrets().resolve(user).resolve("jdbc-password")).strip());
  }

  Path secrets() {
    return folder.resolve("secrets");
  }

  void write(String name, String text) {
    try {
      Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String login(String user, String password) {
    return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
        .formatted(user, password);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    services.reversed().forEach(ApplicationContext::close);
    kafka.close();
  }
}
