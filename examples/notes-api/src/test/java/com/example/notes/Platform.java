package com.example.notes;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.sessionaudit.auth.AuthApi;
import io.sessionaudit.testkit.CheapPasswords;
import io.sessionaudit.testkit.Database;
import io.sessionaudit.testkit.KafkaServer;
import io.sessionaudit.testkit.NewTopics;
import io.sessionaudit.testkit.TestFolders;
import io.sessionaudit.testkit.TestServers;
import io.sessionaudit.wire.Topics;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/** The real auth-api on a real PostgreSQL and a real Kafka, and the notes service beside it. */
final class Platform implements AutoCloseable {

  private static final String ISSUER = "http://localhost:8080";

  private final KafkaServer kafka = TestServers.ownKafka();
  private final Path credentials;
  private final Map<String, Object> settings = new HashMap<>();
  private final ApplicationContext notes;
  private ApplicationContext auth;

  Platform() {
    createTopics();
    Database database = TestServers.postgres().freshDatabase();
    Path folder = TestFolders.fresh("notes");
    credentials = folder.resolve("credentials");
    settings.put("micronaut.server.port", -1);
    settings.put("jdbc.url", database.jdbcUrl());
    settings.put("jdbc.username", database.username());
    settings.put("jdbc.password", database.password());
    settings.put("kafka.bootstrap-servers", kafka.bootstrapServers());
    settings.put("session-audit.profile", "demo");
    settings.put("session-audit.issuer", ISSUER);
    settings.put("session-audit.audience", "notes");
    settings.put("session-audit.keys-dir", folder.resolve("keys").toString());
    settings.put("session-audit.credentials-dir", credentials.toString());
    settings.putAll(CheapPasswords.settings());
    auth = AuthApi.start(settings);
    notes = startNotes();
    // The same port after a restart.
    settings.put("micronaut.server.port", url(auth).getPort());
  }

  private ApplicationContext startNotes() {
    return ApplicationContext.builder()
        .properties(
            Map.of(
                "micronaut.server.port",
                -1,
                "session-audit.profile",
                "demo",
                "session-audit.issuer",
                ISSUER,
                "session-audit.guard.jwks-url",
                url(auth).resolve("/.well-known/jwks.json"),
                "session-audit.guard.bound",
                "5s",
                "kafka.bootstrap-servers",
                kafka.bootstrapServers(),
                "kafka.security-protocol",
                "PLAINTEXT"))
        .deduceEnvironment(false)
        .banner(false)
        .start()
        .getBean(EmbeddedServer.class)
        .start()
        .getApplicationContext();
  }

  URI auth() {
    return url(auth);
  }

  URI notes() {
    return url(notes);
  }

  /** Whom the first start made. */
  User admin() {
    Properties admin = new Properties();
    try (Reader reader = Files.newBufferedReader(credentials.resolve("admin.properties"))) {
      admin.load(reader);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return User.signIn(this, admin.getProperty("username"), admin.getProperty("password"));
  }

  void stopAuth() {
    auth.close();
  }

  void startAuth() {
    auth = AuthApi.start(settings);
  }

  private static URI url(ApplicationContext service) {
    return service.getBean(EmbeddedServer.class).getURI();
  }

  private void createTopics() {
    NewTopics.make(kafka.bootstrapServers(), Topics.all((short) 1));
  }

  @Override
  public void close() {
    notes.close();
    auth.close();
  }
}
