package io.sessionaudit.workload.client;

import io.sessionaudit.event.TokenId;
import io.sessionaudit.json.Fields;
import io.sessionaudit.json.JsonText;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A client over real HTTP that keeps its cookies and its access token. Each request goes where it
 * is sent at that moment, as behind a load balancer. Not safe for use by several threads.
 */
public final class Browser {

  /** A User-Agent. */
  public static final String LAPTOP =
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
          + " Chrome/140.0.0.0 Safari/537.36";

  /** Another family, on another system. */
  public static final String PHONE =
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
          + " Gecko) Version/18.0 Mobile/15E148 Safari/604.1";

  private static final String REFRESH = "__Host-Http-refresh=";
  private static final String FINGERPRINT = "__Host-Http-fgp=";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Supplier<URI> auth;
  private final String device;
  private String refresh = "";
  private String fingerprint = "";
  private @Nullable String accessToken;

  /**
   * A new one, signed in nowhere.
   *
   * @param auth where the next request goes
   * @param device a User-Agent
   */
  public Browser(Supplier<URI> auth, String device) {
    this.auth = auth;
    this.device = device;
  }

  /** Another browser that holds the same cookies and the same token. */
  public Browser copy(String onDevice) {
    Browser copy = new Browser(auth, onDevice);
    copy.refresh = refresh;
    copy.fingerprint = fingerprint;
    copy.accessToken = accessToken;
    return copy;
  }

  /** The same, whose every request goes there. */
  Browser at(URI there) {
    Browser copy = new Browser(() -> there, device);
    copy.refresh = refresh;
    copy.fingerprint = fingerprint;
    copy.accessToken = accessToken;
    return copy;
  }

  /** The same on the same device. */
  public Browser copy() {
    return copy(device);
  }

  public Answer signIn(String name, String password) throws NoAnswerException {
    return post(
        "/auth/login", JsonText.write(it -> it.text("username", name).text("password", password)));
  }

  public Answer refresh() throws NoAnswerException {
    return post("/auth/refresh", null);
  }

  public Answer signOut() throws NoAnswerException {
    return post("/auth/logout", null);
  }

  public Answer signOutEverywhere() throws NoAnswerException {
    return post("/auth/logout-all", null);
  }

  /** The newest access token. */
  public String accessToken() {
    return Objects.requireNonNull(accessToken, "signed in");
  }

  /** The cookie that the access token is bound to. */
  public String fingerprint() {
    return fingerprint;
  }

  /** What the access token says. */
  public Fields claims() {
    return Fields.read(Base64.getUrlDecoder().decode(accessToken().split("\\.", -1)[1]));
  }

  /** Which token it is. */
  public TokenId token() {
    return claims().text("jti", TokenId::of);
  }

  /**
   * Posts.
   *
   * @throws NoAnswerException if none came
   */
  public Answer post(String path, byte @Nullable [] json) throws NoAnswerException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(auth.get().resolve(path))
            .timeout(PATIENCE)
            .header("User-Agent", device)
            .header("X-Requested-With", "workload");
    if (!refresh.isEmpty()) {
      request.header("Cookie", REFRESH + refresh + "; " + FINGERPRINT + fingerprint);
    }
    if (accessToken != null) {
      request.header("Authorization", "Bearer " + accessToken);
    }
    if (json == null) {
      return Http.send(request.POST(BodyPublishers.noBody()).build(), this::learn);
    }
    request.header("Content-Type", "application/json");
    return Http.send(request.POST(BodyPublishers.ofByteArray(json)).build(), this::learn);
  }

  private void learn(HttpResponse<String> response) {
    response.headers().allValues("set-cookie").forEach(this::keep);
    if (response.statusCode() == 200 && response.body().contains("\"accessToken\"")) {
      accessToken = Answer.object(response.body()).text("accessToken");
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
}
