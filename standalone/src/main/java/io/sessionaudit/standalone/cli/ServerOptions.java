package io.sessionaudit.standalone.cli;

import io.sessionaudit.settings.JdbcSettings;
import io.sessionaudit.settings.KafkaSettings;
import io.sessionaudit.settings.Secret;
import io.sessionaudit.standalone.prepare.DatabaseLogin;
import io.sessionaudit.wire.KafkaConnection;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * How an operator reaches servers of his own. Each option has the environment variable of the
 * services' own setting; a password comes from a file or from the environment.
 */
final class ServerOptions {

  @Option(
      names = "--kafka",
      paramLabel = "HOST:PORT",
      description = "Kafka (KAFKA_BOOTSTRAP_SERVERS).")
  private @Nullable String kafka;

  @Option(
      names = "--kafka-protocol",
      paramLabel = "NAME",
      description = "SASL_SSL, SASL_PLAINTEXT, SSL or PLAINTEXT (KAFKA_SECURITY_PROTOCOL).")
  private @Nullable String protocol;

  @Option(
      names = "--kafka-mechanism",
      paramLabel = "NAME",
      description = "For example SCRAM-SHA-512 (KAFKA_SASL_MECHANISM).")
  private @Nullable String mechanism;

  @Option(
      names = "--kafka-jaas-file",
      paramLabel = "FILE",
      description =
          "Who speaks, in Kafka's own syntax (KAFKA_SASL_JAAS_CONFIG_FILE, or the text"
              + " itself in KAFKA_SASL_JAAS_CONFIG).")
  private @Nullable Path jaasFile;

  @Option(
      names = "--jdbc-url",
      paramLabel = "URL",
      description = "PostgreSQL, jdbc:postgresql://host:port/database (JDBC_URL).")
  private @Nullable String jdbcUrl;

  @Option(
      names = "--jdbc-user",
      paramLabel = "NAME",
      description = "The operator's role in PostgreSQL (JDBC_USERNAME).")
  private @Nullable String jdbcUser;

  @Option(
      names = "--jdbc-password-file",
      paramLabel = "FILE",
      description = "Its password (JDBC_PASSWORD_FILE, or itself in JDBC_PASSWORD).")
  private @Nullable Path jdbcPasswordFile;

  /** Whether servers of one's own are meant. */
  boolean given() {
    return kafkaServers() != null || databaseUrl() != null;
  }

  /**
   * The way to Kafka; an operator may use any that works.
   *
   * @throws IllegalArgumentException with a sentence if something is missing
   */
  KafkaConnection kafka() {
    KafkaSettings settings =
        new KafkaSettings(
            kafkaServers(),
            or(protocol, "KAFKA_SECURITY_PROTOCOL"),
            or(mechanism, "KAFKA_SASL_MECHANISM"),
            jaasFile == null ? System.getenv("KAFKA_SASL_JAAS_CONFIG") : null,
            file(jaasFile, "KAFKA_SASL_JAAS_CONFIG_FILE"),
            file(null, "KAFKA_PROPERTIES_FILE"));
    return settings.operatorConnection();
  }

  /**
   * The way to PostgreSQL.
   *
   * @throws IllegalArgumentException with a sentence if something is missing
   */
  DatabaseLogin database() {
    JdbcSettings settings =
        new JdbcSettings(
            databaseUrl(),
            or(jdbcUser, "JDBC_USERNAME"),
            jdbcPasswordFile == null ? System.getenv("JDBC_PASSWORD") : null,
            file(jdbcPasswordFile, "JDBC_PASSWORD_FILE"));
    Secret password = settings.requiredPassword(true);
    return new DatabaseLogin(settings.requiredUrl(), settings.requiredUsername(), password.value());
  }

  private @Nullable String kafkaServers() {
    return or(kafka, "KAFKA_BOOTSTRAP_SERVERS");
  }

  private @Nullable String databaseUrl() {
    return or(jdbcUrl, "JDBC_URL");
  }

  private static @Nullable String or(@Nullable String option, String variable) {
    return option == null ? System.getenv(variable) : option;
  }

  private static @Nullable Path file(@Nullable Path option, String variable) {
    String named = System.getenv(variable);
    return option != null || named == null ? option : Path.of(named);
  }
}
