package io.sessionaudit.standalone.platform;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What each service is told. */
final class ServiceSettings {

  private final UpSettings up;
  private final String kafka;

  ServiceSettings(UpSettings up, String kafka) {
    this.up = up;
    this.kafka = kafka;
  }

  Map<String, Object> auth(String jdbcUrl, String username, String password) {
    Map<String, Object> settings = shared(up.ports().auth());
    database(settings, jdbcUrl, username, password);
    settings.put("session-audit.credentials-dir", up.data().credentials().toString());
    return settings;
  }

  Map<String, Object> projector(String jdbcUrl, String username, String password) {
    Map<String, Object> settings = shared(up.ports().projector());
    database(settings, jdbcUrl, username, password);
    settings.put("session-audit.projector.instance", "standalone");
    return settings;
  }

  Map<String, Object> detector() {
    Map<String, Object> settings = shared(up.ports().detector());
    settings.put("session-audit.detection.state-dir", up.data().detector().toString());
    return settings;
  }

  private Map<String, Object> shared(int port) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("kafka.bootstrap-servers", kafka);
    settings.put("session-audit.profile", "demo");
    settings.put("session-audit.issuer", up.url(up.ports().auth()).toString());
    settings.put("session-audit.audience", List.of("session-audit"));
    settings.put("session-audit.keys-dir", up.data().keys().toString());
    settings.put("micronaut.server.host", up.host());
    settings.put("micronaut.server.port", port);
    if (!up.trustedProxies().isEmpty()) {
      settings.put("session-audit.trusted-proxies", up.trustedProxies());
    }
    return settings;
  }

  private static void database(
      Map<String, Object> settings, String url, String username, String password) {
    settings.put("jdbc.url", url);
    settings.put("jdbc.username", username);
    settings.put("jdbc.password", password);
  }
}
