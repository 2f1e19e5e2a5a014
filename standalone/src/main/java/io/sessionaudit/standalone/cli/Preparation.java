package io.sessionaudit.standalone.cli;

import io.sessionaudit.standalone.cli.PrepareCommand.Part;
import io.sessionaudit.standalone.platform.PlatformException;
import io.sessionaudit.standalone.prepare.AccessPreparation;
import io.sessionaudit.standalone.prepare.DatabaseLogin;
import io.sessionaudit.standalone.prepare.DatabasePreparation;
import io.sessionaudit.standalone.prepare.DatabaseRole;
import io.sessionaudit.standalone.prepare.Finding;
import io.sessionaudit.standalone.prepare.KafkaAnswer;
import io.sessionaudit.standalone.prepare.KafkaUser;
import io.sessionaudit.standalone.prepare.KeyPreparation;
import io.sessionaudit.standalone.prepare.SecretsFolder;
import io.sessionaudit.standalone.prepare.TopicPreparation;
import io.sessionaudit.standalone.prepare.UserPreparation;
import io.sessionaudit.wire.KafkaConnection;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.flywaydb.core.api.FlywayException;

/** The parts of preparing, on one folder of secrets; failures are sentences. */
final class Preparation {

  private static final String KAFKA_PASSWORD = "kafka-password";
  private static final String KAFKA_LOGIN = "kafka-jaas";
  private static final String DATABASE_PASSWORD = "jdbc-password";

  private final SecretsFolder secrets;
  private final List<KafkaUser> users;
  private final short replication;
  private final Duration patience;

  Preparation(
      Path secrets,
      List<String> guards,
      String projectorGroup,
      short replication,
      Duration patience) {
    this.secrets = new SecretsFolder(secrets);
    this.users = KafkaUser.all(projectorGroup, guards);
    this.replication = replication;
    this.patience = patience;
  }

  /** Whether a service has this name in Kafka. */
  static boolean isTaken(String name) {
    return KafkaUser.all("", List.of()).stream().anyMatch(it -> it.name().equals(name));
  }

  List<Finding> keys() {
    return new KeyPreparation(
            secrets.of(KafkaUser.AUTH_API).resolve("keys"),
            secrets.of(KafkaUser.SESSION_PROJECTOR).resolve("keys"))
        .prepare();
  }

  List<Finding> kafka(KafkaConnection kafka, Set<Part> parts) throws InterruptedException {
    List<Finding> findings = new ArrayList<>();
    try {
      KafkaAnswer.await(kafka, patience);
      if (parts.contains(Part.TOPICS)) {
        findings.addAll(new TopicPreparation(kafka).prepare(replication));
      }
      if (parts.contains(Part.USERS)) {
        findings.addAll(new UserPreparation(kafka).prepare(passwords()));
      }
      if (parts.contains(Part.RIGHTS)) {
        findings.addAll(new AccessPreparation(kafka).prepare(users));
      }
      return findings;
    } catch (ExecutionException e) {
      throw KafkaRefusal.of(kafka, e.getCause() == null ? e : e.getCause());
    } catch (KafkaException e) {
      throw KafkaRefusal.of(kafka, e);
    }
  }

  private Map<String, String> passwords() {
    Map<String, String> passwords = new LinkedHashMap<>();
    for (KafkaUser user : users) {
      String password = secrets.password(user.name(), KAFKA_PASSWORD);
      secrets.login(user.name(), KAFKA_LOGIN, user.name(), password);
      passwords.put(user.name(), password);
    }
    return passwords;
  }

  List<Finding> database(DatabaseLogin operator) throws InterruptedException {
    try {
      return new DatabasePreparation(operator, patience)
          .prepare(
              DatabaseRole.auth(secrets.password(KafkaUser.AUTH_API, DATABASE_PASSWORD)),
              DatabaseRole.projector(
                  secrets.password(KafkaUser.SESSION_PROJECTOR, DATABASE_PASSWORD)),
              Optional.of(
                  DatabaseRole.auditor(secrets.password(KafkaUser.AUDITOR, DATABASE_PASSWORD))));
    } catch (SQLException | FlywayException e) {
      throw new PlatformException("PostgreSQL, " + operator + ": " + e.getMessage(), e);
    }
  }
}
