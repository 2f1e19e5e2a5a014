package io.sessionaudit.standalone.demo;

import io.sessionaudit.json.Fields;
import io.sessionaudit.standalone.platform.PlatformException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Somebody with a device in a network: keeps cookies and access token as a browser would. */
final class Actor {

  private static final String REFRESH = "__Host-Http-refresh";
  private static final String FINGERPRINT = "__Host-Http-fgp";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient http;
  private final String device;
  private @Nullable String refresh;
  private @Nullable String fingerprint;
  private @Nullable String accessToken;

  private Actor(HttpClient http, String device) {
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
    try {
      HttpClient http =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .localAddress(InetAddress.getByName(address))
              .connectTimeout(PATIENCE)
              .build();
      return new Actor(http, device);
    } catch (UnknownHostException e) {
      throw new PlatformException("The address " + address + " cannot be used here.", e);
    }
  }

  /** Takes a copy of all that another one's browser holds. */
  Actor stealFrom(Actor victim) {
    refresh = victim.refresh;
    fingerprint = victim.fingerprint;
    return this;
  }

  /**
   * What came back.
   *
   * @param nanos when, on the monotonic clock
   */
  record Answer(int status, String body, long nanos) {

    Fields json() {
      return Fields.read(body.getBytes(StandardCharsets.UTF_8));
    }

    /** Status, and the code of a refusal. */
    String told() {
      return status < 400
          ? String.valueOf(status)
          : status + " " + Optional.ofNullable(json().textOrNull("code")).orElse("");
    }

    Answer expect(int expected, String doing) {
      if (status != expected) {
        throw new PlatformException(doing + " was answered " + told() + ", not " + expected + ".");
      }
      return this;
    }
  }

  Answer signIn(URI auth, String username, String password) {
    return post(
        auth.resolve("/auth/login"),
        "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(username, password));
  }

  Answer refresh(URI auth) {
    return post(auth.resolve("/auth/refresh"), "");
  }

  Answer get(URI uri) {
    return send(request(uri).GET());
  }

  Answer post(URI uri, String body) {
    HttpRequest.Builder request = request(uri).header("X-Requested-With", "session-audit");
    return body.isEmpty()
        ? send(request.POST(HttpRequest.BodyPublishers.noBody()))
        : send(
            request
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder request(URI uri) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri).timeout(PATIENCE).header("User-Agent", device);
    if (refresh != null && fingerprint != null) {
      request.header("Cookie", REFRESH + "=" + refresh + "; " + FINGERPRINT + "=" + fingerprint);
    }
    if (accessToken != null) {
      request.header("Authorization", "Bearer " + accessToken);
    }
    return request;
  }

  private Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      learn(response);
      return new Answer(response.statusCode(), response.body(), System.nanoTime());
    } catch (IOException e) {
      throw new PlatformException(
          "The platform does not answer at " + request.build().uri() + ".", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PlatformException("Interrupted.", e);
    }
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
      accessToken = Fields.read(body.getBytes(StandardCharsets.UTF_8)).text("accessToken");
    }
  }
}
