package io.sessionaudit.standalone.running;

import io.sessionaudit.auth.AuthApi;
import io.sessionaudit.detector.AnomalyDetector;
import io.sessionaudit.embedded.Ports;
import io.sessionaudit.projector.SessionProjector;
import io.sessionaudit.standalone.prepare.TopicPreparation;
import io.sessionaudit.testkit.CheapPasswords;
import io.sessionaudit.testkit.Database;
import io.sessionaudit.testkit.Eventually;
import io.sessionaudit.testkit.KafkaServer;
import io.sessionaudit.testkit.KeptConnection;
import io.sessionaudit.testkit.TestFolders;
import io.sessionaudit.testkit.TestServers;
import io.sessionaudit.wire.KafkaConnection;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The three services in this JVM, on a broker and a database of their own. Clients choose their
 * address by {@code X-Forwarded-For}.
 */
public final class RunningPlatform implements AutoCloseable {

  private final KafkaServer kafka;
  private final Database database;
  private final KeptConnection connection;
  private final Path folder;
  private final RunningService auth;
  private final RunningService projector;
  private final RunningService detector;

  private RunningPlatform(Map<String, Object> special) {
    kafka = TestServers.ownKafka();
    database = TestServers.postgres().freshDatabase();
    connection = new KeptConnection(database);
    folder = TestFolders.fresh("platform");
    int authPort = Ports.free();
    Map<String, Object> authSpecial = new HashMap<>(CheapPasswords.settings());
    authSpecial.putAll(special);
    auth = new RunningService(AuthApi::start, settings(authPort, authPort, authSpecial));
    projector =
        new RunningService(SessionProjector::start, settings(authPort, Ports.free(), special));
    detector =
        new RunningService(AnomalyDetector::start, settings(authPort, Ports.free(), special));
  }

  /** Returns when all of it serves. */
  public static RunningPlatform start(Map<String, Object> special) throws Exception {
    RunningPlatform platform = new RunningPlatform(special);
    new TopicPreparation(KafkaConnection.plaintext(platform.kafka.bootstrapServers()))
        .prepare((short) 1);
    platform.auth.start();
    platform.projector.start();
    platform.detector.start();
    platform.awaitReady(platform.auth, platform.projector, platform.detector);
    return platform;
  }

  private Map<String, Object> settings(int authPort, int port, Map<String, Object> special) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("micronaut.server.port", port);
    settings.put("jdbc.url", database.jdbcUrl());
    settings.put("jdbc.username", database.username());
    settings.put("jdbc.password", database.password());
    settings.put("kafka.bootstrap-servers", kafka.bootstrapServers());
    settings.put("session-audit.profile", "demo");
    settings.put("session-audit.issuer", "http://127.0.0.1:" + authPort);
    settings.put("session-audit.audience", "session-audit");
    settings.put("session-audit.keys-dir", keys().toString());
    settings.put("session-audit.credentials-dir", folder.resolve("credentials").toString());
    settings.put("session-audit.trusted-proxies", "127.0.0.1/32");
    settings.put("session-audit.detection.state-dir", folder.resolve("detector").toString());
    settings.putAll(special);
    return settings;
  }

  /** Returns when these services say that they serve. */
  public void awaitReady(RunningService... services) {
    for (RunningService service : services) {
      Browser browser = new Browser(service.url());
      Eventually.holds(() -> browser.get("/health/readiness").expect(200));
    }
  }

  public RunningService auth() {
    return auth;
  }

  public RunningService projector() {
    return projector;
  }

  public RunningService detector() {
    return detector;
  }

  public KafkaServer kafka() {
    return kafka;
  }

  public Log log() {
    return new Log(kafka.bootstrapServers());
  }

  public Database database() {
    return database;
  }

  public Stored stored() {
    return new Stored(connection);
  }

  /** Returns when all that happened so far was judged, and what followed from it is committed. */
  public void settle() {
    new Settled(stored(), log()).await();
  }

  /** The folder of the key files. */
  public Path keys() {
    return folder.resolve("keys");
  }

  public URI url() {
    return auth.url();
  }

  public Browser browser() {
    return new Browser(auth.url());
  }

  /** Whether the projector admits this browser's access token, as an answer. */
  public Browser.Answer guarded(Browser browser) {
    return browser.bearer(projector.url().resolve("/sessions?limit=1"));
  }

  /** Somebody nobody has seen before, who may read the log. */
  public User newUser() {
    return newUser("user-" + UUID.randomUUID(), "correct horse battery staple");
  }

  /** Likewise; a machine that is too busy for a password now is asked again. */
  public User newUser(String name, String password) {
    String body =
        "{\"username\":\"%s\",\"password\":\"%s\",\"roles\":[\"user\",\"auditor\"]}"
            .formatted(name, password);
    Browser admin = admin();
    AtomicReference<Browser.Answer> created = new AtomicReference<>();
    Eventually.holds(() -> created.set(admin.post("/admin/users", body).expect(201)));
    return new User(created.get().json().text("id"), name, password);
  }

  public Browser admin() {
    Properties admin = credential("admin");
    return browser().signIn(admin.getProperty("username"), admin.getProperty("password"));
  }

  /** What the first start has left in a file. */
  public Properties credential(String name) {
    Properties properties = new Properties();
    Path file = Path.of(auth.setting("session-audit.credentials-dir"), name + ".properties");
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }

  @Override
  public void close() {
    try (connection) {
      detector.stop();
      projector.stop();
      auth.stop();
      kafka.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
