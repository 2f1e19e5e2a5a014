package io.sessionaudit.guard.sample;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.sessionaudit.guard.token.Issuer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The sample service on a free port, and a plain client for it. */
final class Service implements AutoCloseable {

  private final EmbeddedServer server;
  private final HttpClient http = HttpClient.newHttpClient();

  private Service(EmbeddedServer server) {
    this.server = server;
  }

  static Service start(Map<String, Object> settings) {
    Map<String, Object> all = new HashMap<>(settings);
    all.put("session-audit.service", "sample");
    all.put("micronaut.server.host", "127.0.0.1");
    all.put("micronaut.server.port", -1);
    all.put("micronaut.server.max-request-size", 2000);
    all.put("micronaut.security.reject-not-found", false);
    all.put("endpoints.health.sensitive", false);
    all.put("endpoints.health.details-visible", "ANONYMOUS");
    return new Service(
        ApplicationContext.builder(all)
            .deduceEnvironment(false)
            .banner(false)
            .start()
            .getBean(EmbeddedServer.class)
            .start());
  }

  /** Guarded by the plug-in. */
  static Service guarded(String kafka, URI keys, String bound) {
    return start(
        Map.of(
            "session-audit.guard.enabled",
            true,
            "session-audit.guard.jwks-url",
            keys.toString(),
            "session-audit.guard.bound",
            bound,
            "session-audit.issuer",
            Issuer.NAME,
            "session-audit.audience",
            List.of(Issuer.AUDIENCE),
            "session-audit.profile",
            "demo",
            "session-audit.problems",
            true,
            "kafka.bootstrap-servers",
            kafka));
  }

  ApplicationContext context() {
    return server.getApplicationContext();
  }

  /** A GET with headers, name and value by turns. */
  HttpResponse<String> get(String path, String... headers) {
    return send(request(path, headers));
  }

  HttpResponse<String> post(String path, String type, String body) {
    return send(request(path).header("Content-Type", type).POST(BodyPublishers.ofString(body)));
  }

  HttpResponse<String> call(String method, String path) {
    return send(request(path).method(method, BodyPublishers.noBody()));
  }

  private HttpRequest.Builder request(String path, String... headers) {
    URI address = URI.create("http://127.0.0.1:" + server.getPort() + path);
    HttpRequest.Builder request = HttpRequest.newBuilder(address);
    return headers.length == 0 ? request : request.headers(headers);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    http.close();
    server.getApplicationContext().close();
  }
}
