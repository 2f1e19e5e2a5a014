package io.sessionaudit.standalone.client;

import io.sessionaudit.json.Fields;
import io.sessionaudit.json.JsonText;
import io.sessionaudit.standalone.platform.Endpoints;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Map;

/** Somebody who has signed in without cookies; closing signs out. */
public final class SignedIn implements AutoCloseable {

  private static final String PROGRAM = "session-audit";

  private final Http http;
  private final Endpoints endpoints;
  private final String accessToken;
  private final String fingerprint;

  private SignedIn(Http http, Endpoints endpoints, Fields tokens) {
    this.http = http;
    this.endpoints = endpoints;
    this.accessToken = tokens.text("accessToken");
    this.fingerprint = tokens.text("fingerprint");
  }

  /**
   * Signs in.
   *
   * @param credentials {@code username} and {@code password}
   * @throws io.sessionaudit.standalone.platform.PlatformException if that is refused
   */
  public static SignedIn as(Map<String, String> credentials, Endpoints endpoints) {
    byte[] body =
        JsonText.write(it ->
            it.text("username", credentials.get("username"))
                .text("password", credentials.get("password"))
                .text("delivery", "body"));
    HttpRequest login =
        Http.request(endpoints.auth().resolve("/auth/login"), PROGRAM)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    Http http = Http.anywhere();
    try {
      Answer answer = http.send(login).expect(200, "The sign-in");
      return new SignedIn(http, endpoints, answer.json());
    } catch (RuntimeException failure) {
      http.close();
      throw failure;
    }
  }

  /** Asks the read API; the JSON text of the answer. */
  public String read(String path) {
    return http.send(authorized(endpoints.projector().resolve(path)).build())
        .expect(200, "The question " + path)
        .body();
  }

  /** Has the auth API do something; the answer may be a refusal. */
  public Answer post(String path, byte[] json) {
    return http.send(
        authorized(endpoints.auth().resolve(path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(json))
            .build());
  }

  private HttpRequest.Builder authorized(URI uri) {
    return Http.request(uri, PROGRAM)
        .header("Authorization", "Bearer " + accessToken)
        .header("X-Fingerprint", fingerprint);
  }

  @Override
  public void close() {
    HttpRequest logout =
        authorized(endpoints.auth().resolve("/auth/logout"))
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    try (http) {
      Answer _ = http.send(logout).expect(204, "The sign-out");
    }
  }
}
