package io.sessionaudit.standalone.demo;

import io.sessionaudit.json.JsonText;
import io.sessionaudit.standalone.client.Answer;
import io.sessionaudit.standalone.client.Http;
import io.sessionaudit.standalone.client.Json;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/** Somebody with a device in a network: keeps cookies and access token as a browser would. */
final class Actor implements AutoCloseable {

  private static final String REFRESH = "__Host-Http-refresh";
  private static final String FINGERPRINT = "__Host-Http-fgp";

  private final Http http;
  private final Http elsewhere = Http.anywhere();
  private final String device;
  private @Nullable String refresh;
  private @Nullable String fingerprint;
  private @Nullable String accessToken;

  private Actor(Http http, String device) {
    this.http = http;
    this.device = device;
  }

  /**
   * Somebody new.
   *
   * @param address of this machine to call from: each /24 of the loopback block is another network
   * @param device a User-Agent
   */
  static Actor at(String address, String device) {
    return new Actor(Http.from(address), device);
  }

  /** Takes a copy of all that another one's browser holds. */
  Actor stealFrom(Actor victim) {
    refresh = victim.refresh;
    fingerprint = victim.fingerprint;
    return this;
  }

  Answer signIn(URI auth, User user) {
    byte[] body =
        JsonText.write(it -> it.text("username", user.name()).text("password", user.password()));
    return send(
        request(auth.resolve("/auth/login"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
  }

  Answer refresh(URI auth) {
    return send(request(auth.resolve("/auth/refresh")).POST(HttpRequest.BodyPublishers.noBody()));
  }

  /** Calls a service that may be on another machine, which no loopback address reaches. */
  Answer get(URI uri) {
    return elsewhere.send(request(uri).GET().build(), this::learn);
  }

  private HttpRequest.Builder request(URI uri) {
    HttpRequest.Builder request = Http.request(uri, device);
    if (refresh != null && fingerprint != null) {
      request.header("Cookie", REFRESH + "=" + refresh + "; " + FINGERPRINT + "=" + fingerprint);
    }
    if (accessToken != null) {
      request.header("Authorization", "Bearer " + accessToken);
    }
    return request;
  }

  private Answer send(HttpRequest.Builder request) {
    return http.send(request.build(), this::learn);
  }

  private void learn(HttpResponse<String> response) {
    for (String cookie : response.headers().allValues("set-cookie")) {
      String value = cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';'));
      if (cookie.startsWith(REFRESH + "=")) {
        refresh = value;
      } else if (cookie.startsWith(FINGERPRINT + "=")) {
        fingerprint = value;
      }
    }
    String body = response.body();
    if (response.statusCode() == 200 && body.contains("\"accessToken\"")) {
      accessToken = Json.read(body).text("accessToken");
    }
  }

  @Override
  public void close() {
    http.close();
    elsewhere.close();
  }
}
