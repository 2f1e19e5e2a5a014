package io.sessionaudit.auth.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.json.Fields;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A client over real HTTP that keeps its two cookies and its access token, like a browser. */
final class Browser {

  static final String LAPTOP =
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
          + " Chrome/140.0.0.0 Safari/537.36";
  static final String PHONE =
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
          + " Gecko) Version/18.0 Mobile/15E148 Safari/604.1";

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final URI url;
  private String userAgent = LAPTOP;
  private String address = "192.0.2.10";
  private @Nullable String refresh;
  private @Nullable String fingerprint;
  private @Nullable String accessToken;

  Browser(URI url) {
    this.url = url;
  }

  /** A thief's copy: everything this one holds. */
  Browser copy() {
    Browser copy = new Browser(url);
    copy.userAgent = userAgent;
    copy.address = address;
    copy.refresh = refresh;
    copy.fingerprint = fingerprint;
    copy.accessToken = accessToken;
    return copy;
  }

  Browser on(String otherUserAgent) {
    userAgent = otherUserAgent;
    return this;
  }

  Browser from(String otherAddress) {
    address = otherAddress;
    return this;
  }

  Browser withRefresh(@Nullable String token) {
    refresh = token;
    return this;
  }

  Browser withFingerprint(@Nullable String text) {
    fingerprint = text;
    return this;
  }

  Browser withAccessToken(@Nullable String token) {
    accessToken = token;
    return this;
  }

  boolean signedIn() {
    return refresh != null;
  }

  String refreshToken() {
    return text(refresh);
  }

  String fingerprint() {
    return text(fingerprint);
  }

  String accessToken() {
    return text(accessToken);
  }

  private static String text(@Nullable String value) {
    assertThat(value).isNotNull();
    return value == null ? "" : value;
  }

  Browser signIn(String username) {
    return signIn(username, RunningAuthApi.PASSWORD);
  }

  Browser signIn(String username, String password) {
    post("/auth/login", "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(username, password))
        .expect(200);
    return this;
  }

  Answer refresh() {
    return post("/auth/refresh", "");
  }

  Answer post(String path, String body, String... headers) {
    return send("POST", path, body, headers);
  }

  Answer get(String path) {
    return send("GET", path, "");
  }

  Answer delete(String path) {
    return send("DELETE", path, "");
  }

  Answer send(String method, String path, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url.resolve(path))
            .method(
                method,
                body.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body))
            .header("User-Agent", userAgent)
            .header("X-Forwarded-For", address)
            .header("X-Requested-With", "test");
    if (!body.isEmpty()) {
      request.header("Content-Type", "application/json");
    }
    cookies().ifPresent(it -> request.header("Cookie", it));
    if (accessToken != null) {
      request.header("Authorization", "Bearer " + accessToken);
    }
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    try {
      Answer answer =
          new Answer(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
      Contracts.of(url).check(method, path, answer.status(), answer.contentType(), answer.body());
      learn(answer);
      return answer;
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static Answer form(URI url, String path, String form, String id, String secret) {
    String basic =
        Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
    HttpRequest request =
        HttpRequest.newBuilder(url.resolve(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Authorization", "Basic " + basic)
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();
    try {
      Answer answer = new Answer(HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray()));
      Contracts.of(url).check("POST", path, answer.status(), answer.contentType(), answer.body());
      return answer;
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private Optional<String> cookies() {
    List<String> pairs = new ArrayList<>();
    if (refresh != null) {
      pairs.add(SessionCookies.REFRESH + "=" + refresh);
    }
    if (fingerprint != null) {
      pairs.add(SessionCookies.FINGERPRINT + "=" + fingerprint);
    }
    return pairs.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", pairs));
  }

  private void learn(Answer answer) {
    answer.cookie(SessionCookies.REFRESH).ifPresent(it -> refresh = it.isEmpty() ? null : it);
    answer
        .cookie(SessionCookies.FINGERPRINT)
        .ifPresent(it -> fingerprint = it.isEmpty() ? null : it);
    if (answer.status() == 200 && answer.body().startsWith("{\"accessToken\"")) {
      accessToken = answer.json().text("accessToken");
    }
  }

  /** What came back. */
  record Answer(HttpResponse<byte[]> response) {

    int status() {
      return response.statusCode();
    }

    String contentType() {
      return response.headers().firstValue("content-type").orElse("");
    }

    String body() {
      return new String(response.body(), StandardCharsets.UTF_8);
    }

    /** What it says, whatever the request's own id is. */
    String bodyWithoutItsId() {
      return body().replaceFirst(",\"correlationId\":\"[^\"]*\"", "");
    }

    Fields json() {
      return Fields.read(response.body());
    }

    /** The value of a cookie that was set; empty text if it was cleared. */
    Optional<String> cookie(String name) {
      return response.headers().allValues("set-cookie").stream()
          .filter(it -> it.startsWith(name + "="))
          .map(it -> it.substring(name.length() + 1, it.indexOf(';')))
          .findFirst();
    }

    List<String> cookies() {
      return response.headers().allValues("set-cookie");
    }

    Answer expect(int status) {
      assertThat(status()).as(body()).isEqualTo(status);
      return this;
    }

    Answer expect(int status, String code) {
      expect(status);
      assertThat(response.headers().firstValue("content-type").orElse(""))
          .startsWith("application/problem+json");
      assertThat(json().text("code")).isEqualTo(code);
      return this;
    }
  }
}
