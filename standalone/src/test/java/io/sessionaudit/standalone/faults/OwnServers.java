package io.sessionaudit.standalone.faults;

import io.micronaut.context.ApplicationContext;
import io.sessionaudit.auth.AuthApi;
import io.sessionaudit.detector.AnomalyDetector;
import io.sessionaudit.embedded.Ports;
import io.sessionaudit.projector.SessionProjector;
import io.sessionaudit.standalone.platform.DataFolder;
import io.sessionaudit.standalone.platform.Endpoints;
import io.sessionaudit.standalone.prepare.TopicPreparation;
import io.sessionaudit.testkit.Database;
import io.sessionaudit.testkit.KafkaServer;
import io.sessionaudit.testkit.TestFolders;
import io.sessionaudit.testkit.TestServers;
import io.sessionaudit.wire.KafkaConnection;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/** The three services on a broker that a test may stop. */
final class OwnServers implements AutoCloseable {

  private final KafkaServer kafka = TestServers.ownKafka();
  private final Database database = TestServers.postgres().freshDatabase();
  private final DataFolder data = new DataFolder(TestFolders.fresh("own-servers"));
  private final int authPort = Ports.free();
  private final int projectorPort = Ports.free();
  private final int detectorPort = Ports.free();
  private final List<ApplicationContext> services;

  private OwnServers() throws ExecutionException, InterruptedException {
    new TopicPreparation(KafkaConnection.plaintext(kafka.bootstrapServers())).prepare((short) 1);
    services =
        List.of(
            AuthApi.start(auth()),
            SessionProjector.start(projector()),
            AnomalyDetector.start(detector()));
  }

  static OwnServers start() throws ExecutionException, InterruptedException {
    return new OwnServers();
  }

  /** With no window, so that every refresh is a rotation. */
  private Map<String, Object> auth() {
    Map<String, Object> settings = withDatabase(authPort);
    settings.put("session-audit.credentials-dir", data.credentials().toString());
    settings.put("session-audit.limits.window", "0s");
    return settings;
  }

  private Map<String, Object> projector() {
    return withDatabase(projectorPort);
  }

  private Map<String, Object> detector() {
    Map<String, Object> settings = shared(detectorPort);
    settings.put("session-audit.detection.state-dir", data.detector().toString());
    return settings;
  }

  private Map<String, Object> withDatabase(int port) {
    Map<String, Object> settings = shared(port);
    settings.put("jdbc.url", database.jdbcUrl());
    settings.put("jdbc.username", database.username());
    settings.put("jdbc.password", database.password());
    return settings;
  }

  private Map<String, Object> shared(int port) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("kafka.bootstrap-servers", kafka.bootstrapServers());
    settings.put("session-audit.profile", "demo");
    settings.put("session-audit.issuer", url(authPort).toString());
    settings.put("session-audit.audience", "session-audit");
    settings.put("session-audit.keys-dir", data.keys().toString());
    settings.put("micronaut.server.port", port);
    return settings;
  }

  KafkaServer kafka() {
    return kafka;
  }

  Site site() {
    return new Site(
        new Endpoints(
            url(authPort),
            url(projectorPort),
            url(detectorPort),
            kafka.bootstrapServers(),
            database.jdbcUrl()),
        data,
        database);
  }

  private static URI url(int port) {
    return URI.create("http://localhost:" + port);
  }

  @Override
  public void close() {
    services.reversed().forEach(ApplicationContext::close);
    kafka.close();
  }
}
