package io.sessionaudit.standalone.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.json.Fields;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A client over real HTTP that keeps its two cookies and its access token. A platform that is gone
 * shows as an {@link UncheckedIOException}.
 */
final class Browser {

  static final String LAPTOP =
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
          + " Chrome/140.0.0.0 Safari/537.36";
  static final String PHONE =
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
          + " Gecko) Version/18.0 Mobile/15E148 Safari/604.1";

  private static final String REFRESH = "__Host-Http-refresh=";
  private static final String FINGERPRINT = "__Host-Http-fgp=";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final URI auth;
  private final String device;
  private String refresh = "";
  private String fingerprint = "";
  private @Nullable String accessToken;

  Browser(URI auth, String device) {
    this.auth = auth;
    this.device = device;
  }

  /** Another browser that holds the same cookies and the same token. */
  Browser copy(String onDevice) {
    Browser copy = new Browser(auth, onDevice);
    copy.refresh = refresh;
    copy.fingerprint = fingerprint;
    copy.accessToken = accessToken;
    return copy;
  }

  Browser copy() {
    return copy(device);
  }

  /** Comes back, as it is told to, while too many others sign in. */
  Answer signIn(String username, String password) {
    String body = "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(username, password);
    Answer answer = post("/auth/login", body);
    while (answer.status() == 503) {
      answer = post("/auth/login", body);
    }
    return answer;
  }

  Answer refresh() {
    return post("/auth/refresh", "");
  }

  Answer signOut() {
    return post("/auth/logout", "");
  }

  Answer signOutEverywhere() {
    return post("/auth/logout-all", "");
  }

  /** What the access token says of its session. */
  Fields claims() {
    String[] parts = Objects.requireNonNull(accessToken).split("\\.", -1);
    return Fields.read(Base64.getUrlDecoder().decode(parts[1]));
  }

  Answer get(URI service, String path) {
    return send(request(service.resolve(path)).GET());
  }

  Answer post(String path, String body) {
    HttpRequest.Builder request = request(auth.resolve(path));
    return body.isEmpty()
        ? send(request.POST(BodyPublishers.noBody()))
        : send(
            request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder request(URI uri) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .timeout(PATIENCE)
            .header("User-Agent", device)
            .header("X-Requested-With", "test");
    if (!refresh.isEmpty()) {
      request.header("Cookie", REFRESH + refresh + "; " + FINGERPRINT + fingerprint);
    }
    if (accessToken != null) {
      request.header("Authorization", "Bearer " + accessToken);
    }
    return request;
  }

  private Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<byte[]> response = HTTP.send(request.build(), BodyHandlers.ofByteArray());
      Answer answer = new Answer(response.statusCode(), response.body());
      response.headers().allValues("set-cookie").forEach(this::keep);
      if (answer.status() == 200 && answer.text().contains("\"accessToken\"")) {
        accessToken = answer.json().text("accessToken");
      }
      return answer;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private void keep(String cookie) {
    String value = cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';'));
    if (cookie.startsWith(REFRESH)) {
      refresh = value;
    } else if (cookie.startsWith(FINGERPRINT)) {
      fingerprint = value;
    }
  }

  /** What came back. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Answer(int status, byte[] body) {

    String text() {
      return new String(body, StandardCharsets.UTF_8);
    }

    Fields json() {
      return Fields.read(body);
    }

    Answer expect(int expected) {
      assertThat(status).as(text()).isEqualTo(expected);
      return this;
    }

    void expect(int expected, String code) {
      assertThat(expect(expected).json().text("code")).isEqualTo(code);
    }
  }
}
