package com.example.notes;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.testkit.Eventually;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a service gets for a dozen lines. */
class NotesApiTest {

  private static Platform platform;

  @BeforeAll
  static void start() {
    platform = new Platform();
    User user = User.someoneNew(platform);
    Eventually.holds(() -> expect(user.get("/notes"), 200));
  }

  @AfterAll
  static void stop() {
    platform.close();
  }

  @Test
  void aUserKeepsNotesOfHisOwn() {
    User user = User.someoneNew(platform);
    User other = User.someoneNew(platform);

    HttpResponse<String> written = user.send("POST", "/notes", "{\"text\":\"buy milk\"}");
    expect(written, 201);
    String note = "/notes/" + User.json(written).text("id");

    expect(user.get(note), 200);
    expect(user.send("PUT", note, "{\"text\":\"buy oat milk\"}"), 200);
    assertThat(user.get("/notes").body()).contains("buy oat milk");
    assertThat(other.get("/notes").body()).isEqualTo("[]");
    expect(other.get(note), 404);
    expect(other.send("PUT", note, "{\"text\":\"mine\"}"), 404);
    expect(other.send("DELETE", note, ""), 404);
    expect(user.send("DELETE", note, ""), 204);
    expect(user.get(note), 404);
    expect(user.send("POST", "/notes", "{\"text\":\" \"}"), 400);
  }

  @Test
  void afterLogoutAllTheTokenIsRefused() {
    User user = User.someoneNew(platform);
    expect(user.get("/notes"), 200);

    user.signOutEverywhere();

    Eventually.holds(() -> refused(user.get("/notes"), 401, "session_revoked"));
  }

  @Test
  void aTokenWithoutItsFingerprintIsRefused() {
    User user = User.someoneNew(platform);
    User other = User.someoneNew(platform);

    refused(user.withFingerprint(other.fingerprint()).get("/notes"), 401, "binding_mismatch");
    refused(user.withFingerprint("").get("/notes"), 401, "binding_mismatch");
  }

  @Test
  void whileNoNewsComeNothingIsServed() {
    User user = User.someoneNew(platform);
    expect(user.get("/notes"), 200);

    platform.stopAuth();
    try {
      Eventually.holds(() -> refused(user.get("/notes"), 503, "revocations_stale"));
      expect(user.get("/health/readiness"), 503);
    } finally {
      platform.startAuth();
    }

    Eventually.holds(() -> expect(user.get("/notes"), 200));
  }

  private static void expect(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
  }

  private static void refused(HttpResponse<String> answer, int status, String code) {
    expect(answer, status);
    assertThat(User.json(answer).text("code")).isEqualTo(code);
  }
}
