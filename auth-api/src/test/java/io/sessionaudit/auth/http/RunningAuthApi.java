package io.sessionaudit.auth.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jwt.JWTClaimsSet;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.sessionaudit.auth.AuthApi;
import io.sessionaudit.auth.credential.Es256Signatures;
import io.sessionaudit.json.Fields;
import io.sessionaudit.testkit.CheapPasswords;
import io.sessionaudit.testkit.Database;
import io.sessionaudit.testkit.Eventually;
import io.sessionaudit.testkit.KafkaServer;
import io.sessionaudit.testkit.KeptConnection;
import io.sessionaudit.testkit.NewTopics;
import io.sessionaudit.testkit.TestFolders;
import io.sessionaudit.testkit.TestServers;
import io.sessionaudit.wire.Topics;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.text.ParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;

/** An auth API on a database of its own and the shared broker. */
final class RunningAuthApi implements AutoCloseable {

  static final String PASSWORD = "correct horse battery staple";

  private final Map<String, Object> settings;
  private final ApplicationContext context;
  private final Database database;
  private final KeptConnection connection;
  private final URI url;

  private RunningAuthApi(
      Map<String, Object> settings, ApplicationContext context, Database database, URI url) {
    this.settings = settings;
    this.context = context;
    this.database = database;
    this.connection = new KeptConnection(database);
    this.url = url;
  }

  static RunningAuthApi start(Map<String, Object> special) {
    KafkaServer kafka = TestServers.kafka();
    // A database that has never seen the log of another one would have gone back in time.
    NewTopics.anew(kafka.bootstrapServers(), Topics.all((short) 1));
    Database database = TestServers.postgres().freshDatabase();
    Path folder = TestFolders.fresh("auth-api");
    Map<String, Object> settings = new HashMap<>();
    settings.put("micronaut.server.port", -1);
    settings.put("jdbc.url", database.jdbcUrl());
    settings.put("jdbc.username", database.username());
    settings.put("jdbc.password", database.password());
    settings.put("kafka.bootstrap-servers", kafka.bootstrapServers());
    settings.put("session-audit.profile", "demo");
    settings.put("session-audit.issuer", "http://localhost:8080");
    settings.put("session-audit.audience", "notes");
    settings.put("session-audit.keys-dir", folder.resolve("keys").toString());
    settings.put("session-audit.credentials-dir", folder.resolve("credentials").toString());
    settings.put("session-audit.trusted-proxies", "127.0.0.1/32");
    settings.putAll(CheapPasswords.settings());
    settings.putAll(special);
    ApplicationContext context = AuthApi.start(settings);
    URI url = context.getBean(EmbeddedServer.class).getURI();
    return new RunningAuthApi(Map.copyOf(settings), context, database, url);
  }

  /** The same service with its keys and its log, on another database, while this one is away. */
  RunningAuthApi on(Database other) {
    Map<String, Object> moved = new HashMap<>(settings);
    moved.put("jdbc.url", other.jdbcUrl());
    ApplicationContext started = AuthApi.start(moved);
    URI where = started.getBean(EmbeddedServer.class).getURI();
    return new RunningAuthApi(Map.copyOf(moved), started, other, where);
  }

  /** One more instance beside this one, in the same JVM. */
  RunningAuthApi another() {
    ApplicationContext started = AuthApi.start(settings);
    URI where = started.getBean(EmbeddedServer.class).getURI();
    return new RunningAuthApi(settings, started, database, where);
  }

  /** Waits until Kafka has everything that the journal has. */
  void awaitDelivered() {
    Eventually.holds(() ->
        assertThat(
                stored().text("SELECT floor >= (SELECT max(id) FROM auth.journal) FROM auth.relay"))
            .isEqualTo("t"));
  }

  /** What another instance on the same database needs. */
  Map<String, Object> settings() {
    return settings;
  }

  static void createTopics(KafkaServer kafka) {
    NewTopics.make(kafka.bootstrapServers(), Topics.all((short) 1));
  }

  Database database() {
    return database;
  }

  URI url() {
    return url;
  }

  Stored stored() {
    return new Stored(connection);
  }

  Browser browser() {
    return new Browser(url);
  }

  /** Somebody nobody has seen before. */
  String newUser(String... roles) {
    String name = "user-" + UUID.randomUUID();
    Browser admin = admin();
    Fields created =
        admin
            .post(
                "/admin/users",
                "{\"username\":\"%s\",\"password\":\"%s\",\"roles\":[%s]}"
                    .formatted(
                        name,
                        PASSWORD,
                        roles.length == 0 ? "\"user\"" : "\"" + String.join("\",\"", roles) + "\""))
            .expect(201)
            .json();
    assert created.has("id");
    return name;
  }

  Browser admin() {
    Properties admin = credential("admin");
    return browser().signIn(admin.getProperty("username"), admin.getProperty("password"));
  }

  Properties credential(String name) {
    Properties properties = new Properties();
    try (Reader reader =
        Files.newBufferedReader(
            Path.of(String.valueOf(settings.get("session-audit.credentials-dir")))
                .resolve(name + ".properties"))) {
      properties.load(reader);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return properties;
  }

  /** Whether a service client is told that a token is active. */
  boolean introspected(String token) {
    return introspection(token).flag("active");
  }

  /** What a service client is told about a token. */
  Fields introspection(String token) {
    Properties client = credential("client");
    return Browser.form(
            url,
            "/oauth2/introspect",
            "token=" + token,
            client.getProperty("clientId"),
            client.getProperty("clientSecret"))
        .expect(200)
        .json();
  }

  /** Fails if anything that the browser holds is still good anywhere. */
  void dead(Browser browser) {
    assertThat(introspected(browser.accessToken())).isFalse();
    assertThat(introspected(browser.refreshToken())).isFalse();
    browser.get("/auth/whoami").expect(401, "session_revoked");
    browser.refresh().expect(401, "session_revoked");
  }

  /** A part of the running service. */
  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  /** Signs any claims with the platform's own key. */
  String sign(String claims) {
    try {
      return context.getBean(Es256Signatures.class).sign(JWTClaimsSet.parse(claims)).serialize();
    } catch (JOSEException | ParseException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try (connection) {
      context.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
