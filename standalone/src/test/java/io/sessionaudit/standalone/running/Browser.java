package io.sessionaudit.standalone.running;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.json.Fields;
import io.sessionaudit.testkit.Eventually;
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
public final class Browser {

  public static final String LAPTOP =
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
          + " Chrome/140.0.0.0 Safari/537.36";
  public static final String UPGRADED_LAPTOP = LAPTOP.replace("Chrome/140", "Chrome/141");
  public static final String PHONE =
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
          + " Gecko) Version/18.0 Mobile/15E148 Safari/604.1";

  private static final String REFRESH = "__Host-Http-refresh";
  private static final String FINGERPRINT = "__Host-Http-fgp";
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
  public Browser copy() {
    Browser copy = new Browser(url);
    copy.userAgent = userAgent;
    copy.address = address;
    copy.refresh = refresh;
    copy.fingerprint = fingerprint;
    copy.accessToken = accessToken;
    return copy;
  }

  public Browser on(String otherUserAgent) {
    userAgent = otherUserAgent;
    return this;
  }

  public Browser from(String otherAddress) {
    address = otherAddress;
    return this;
  }

  public Browser withRefresh(@Nullable String token) {
    refresh = token;
    return this;
  }

  public Browser withFingerprint(@Nullable String text) {
    fingerprint = text;
    return this;
  }

  public Browser withAccessToken(@Nullable String token) {
    accessToken = token;
    return this;
  }

  public String refreshToken() {
    return held(refresh);
  }

  public String fingerprint() {
    return held(fingerprint);
  }

  public String accessToken() {
    return held(accessToken);
  }

  /** The session of the access token. */
  public String session() {
    String claims = accessToken().split("\\.", -1)[1];
    return Fields.read(Base64.getUrlDecoder().decode(claims)).text("sid");
  }

  private static String held(@Nullable String value) {
    assertThat(value).isNotNull();
    return value == null ? "" : value;
  }

  public Browser signIn(User user) {
    return signIn(user.name(), user.password());
  }

  /** Signs in; a machine that is too busy for a password now is asked again. */
  public Browser signIn(String username, String password) {
    Eventually.holds(() -> tryToSignIn(username, password).expect(200));
    return this;
  }

  public Answer tryToSignIn(String username, String password) {
    return post(
        "/auth/login", "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(username, password));
  }

  public Answer refresh() {
    return post("/auth/refresh", "");
  }

  public Answer whoami() {
    return get("/auth/whoami");
  }

  public Answer post(String path, String body, String... headers) {
    return send("POST", path, body, headers);
  }

  public Answer get(String path, String... headers) {
    return send("GET", path, "", headers);
  }

  public Answer patch(String path, String body) {
    return send("PATCH", path, body);
  }

  public Answer delete(String path) {
    return send("DELETE", path, "");
  }

  private Answer send(String method, String path, String body, String... headers) {
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
    Answer answer = answer(request.build());
    learn(answer);
    return answer;
  }

  /** Calls another service than the auth API, with the access token and the fingerprint. */
  public Answer bearer(URI guarded) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(guarded)
            .header("User-Agent", userAgent)
            .header("Authorization", "Bearer " + accessToken());
    if (fingerprint != null) {
      request.header("X-Fingerprint", fingerprint);
    }
    return answer(request.build());
  }

  /** A service client's form, with HTTP Basic. */
  public Answer form(String path, String form, String id, String secret) {
    String basic =
        Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
    return answer(
        HttpRequest.newBuilder(url.resolve(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Authorization", "Basic " + basic)
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build());
  }

  private static Answer answer(HttpRequest request) {
    try {
      return new Answer(HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray()));
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private Optional<String> cookies() {
    List<String> pairs = new ArrayList<>();
    if (refresh != null) {
      pairs.add(REFRESH + "=" + refresh);
    }
    if (fingerprint != null) {
      pairs.add(FINGERPRINT + "=" + fingerprint);
    }
    return pairs.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", pairs));
  }

  private void learn(Answer answer) {
    answer.cookie(REFRESH).ifPresent(it -> refresh = it.isEmpty() ? null : it);
    answer.cookie(FINGERPRINT).ifPresent(it -> fingerprint = it.isEmpty() ? null : it);
    if (answer.status() == 200 && answer.body().contains("\"accessToken\"")) {
      accessToken = answer.json().text("accessToken");
    }
  }

  /** What came back. */
  public record Answer(HttpResponse<byte[]> response) {

    public int status() {
      return response.statusCode();
    }

    public String body() {
      return new String(response.body(), StandardCharsets.UTF_8);
    }

    public Fields json() {
      return Fields.read(response.body());
    }

    /** Status, and the code of a problem behind it. */
    public String told() {
      return status() < 400 ? String.valueOf(status()) : status() + " " + json().text("code");
    }

    /** The value of a cookie that was set; empty text if it was cleared. */
    Optional<String> cookie(String name) {
      return response.headers().allValues("set-cookie").stream()
          .filter(it -> it.startsWith(name + "="))
          .map(it -> it.substring(name.length() + 1, it.indexOf(';')))
          .findFirst();
    }

    public Answer expect(int status) {
      assertThat(status()).as(body()).isEqualTo(status);
      return this;
    }

    public Answer expect(int status, String code) {
      expect(status);
      assertThat(json().text("code")).isEqualTo(code);
      return this;
    }
  }
}
