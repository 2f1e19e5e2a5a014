package com.example.notes;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.json.Fields;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Somebody with an app: it keeps the access token and the fingerprint, and sends both. */
record User(Platform platform, String accessToken, String fingerprint) {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String PASSWORD = "correct horse battery staple";

  static User signIn(Platform platform, String name, String password) {
    HttpRequest.Builder request =
        request(platform.auth().resolve("/auth/login"))
            .POST(
                BodyPublishers.ofString(
                    "{\"username\":\"%s\",\"password\":\"%s\",\"delivery\":\"body\"}"
                        .formatted(name, password)));
    HttpResponse<String> answer = send(request);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    Fields tokens = json(answer);
    return new User(platform, tokens.text("accessToken"), tokens.text("fingerprint"));
  }

  /** Opens an account for somebody new, as an admin, and signs in. */
  static User someoneNew(Platform platform) {
    String name = "user-" + UUID.randomUUID();
    String body =
        "{\"username\":\"%s\",\"password\":\"%s\",\"roles\":[\"user\"]}".formatted(name, PASSWORD);
    HttpResponse<String> answer =
        platform.admin().call(platform.auth().resolve("/admin/users"), "POST", body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return signIn(platform, name, PASSWORD);
  }

  User withFingerprint(String other) {
    return new User(platform, accessToken, other);
  }

  HttpResponse<String> get(String path) {
    return call(platform.notes().resolve(path), "GET", "");
  }

  HttpResponse<String> send(String method, String path, String body) {
    return call(platform.notes().resolve(path), method, body);
  }

  void signOutEverywhere() {
    HttpResponse<String> answer = call(platform.auth().resolve("/auth/logout-all"), "POST", "");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  static Fields json(HttpResponse<String> answer) {
    return Fields.read(answer.body().getBytes(StandardCharsets.UTF_8));
  }

  private HttpResponse<String> call(URI uri, String method, String body) {
    return send(
        request(uri)
            .header("Authorization", "Bearer " + accessToken)
            .header("X-Fingerprint", fingerprint)
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
  }

  private static HttpRequest.Builder request(URI uri) {
    return HttpRequest.newBuilder(uri)
        .header("Content-Type", "application/json")
        .header("X-Requested-With", "test");
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return HTTP.send(request.build(), BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
