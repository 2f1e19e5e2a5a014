package io.sessionaudit.guard.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.json.Fields;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Every error that the framework answers by itself, over real HTTP. */
class ProblemsTest {

  private static final Service SERVICE = Service.start(Map.of("session-audit.problems", true));

  @AfterAll
  static void stop() {
    SERVICE.close();
  }

  @Test
  void anUnknownPath() {
    isProblem(SERVICE.get("/nowhere"), 404, "not_found");
  }

  @Test
  void anotherMethod() {
    HttpResponse<String> answer = SERVICE.call("DELETE", "/notes/page");
    isProblem(answer, 405, "method_not_allowed");
    assertThat(answer.headers().firstValue("Allow")).isPresent();
  }

  @Test
  void anotherMediaType() {
    isProblem(SERVICE.post("/notes", "text/xml", "<a/>"), 415, "unsupported_media_type");
  }

  @Test
  void bodiesThatCannotBeRead() {
    for (String body :
        new String[] {"{", "[]", "", "\"x\"", "{\"text\":\"a\",\"stars\":\"many\"}"}) {
      isProblem(SERVICE.post("/notes", "application/json", body), 400, "invalid_request");
    }
  }

  @Test
  void valuesThatAreNotAllowedAreNamed() {
    Fields problem =
        isProblem(
            SERVICE.post("/notes", "application/json", "{\"text\":\" \",\"stars\":1}"),
            400,
            "invalid_request");

    assertThat(problem.text("detail")).isEqualTo("text: must not be blank");
  }

  @Test
  void parametersThatAreMissingOrWrongAreNamed() {
    assertThat(isProblem(SERVICE.get("/notes/page"), 400, "invalid_request").text("detail"))
        .isEqualTo("number: is missing");
    assertThat(
            isProblem(SERVICE.get("/notes/page?number=x"), 400, "invalid_request").text("detail"))
        .isEqualTo("number: cannot be read");
  }

  @Test
  void aBodyThatIsTooLarge() {
    String large = "{\"text\":\"" + "a".repeat(3000) + "\",\"stars\":1}";
    isProblem(SERVICE.post("/notes", "application/json", large), 413, "payload_too_large");
  }

  @Test
  void anExceptionOfOurs() {
    isProblem(SERVICE.get("/notes/broken"), 500, "internal_error");
    isProblem(SERVICE.get("/notes/conflict"), 409, "conflict");
  }

  @Test
  void aCallerWithoutAToken() {
    HttpResponse<String> answer = SERVICE.get("/notes/mine");
    isProblem(answer, 401, "invalid_token");

    assertThat(answer.headers().allValues("WWW-Authenticate"))
        .containsExactly("Bearer realm=\"session-audit\"");
  }

  private static Fields isProblem(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(header(answer, "Content-Type")).contains("application/problem+json");
    assertThat(header(answer, "Cache-Control")).contains("no-store");
    assertThat(answer.body())
        .doesNotContain("Exception")
        .doesNotContain("io.")
        .doesNotContain("java.")
        .doesNotContain("the text of an exception");
    Fields problem = Fields.read(answer.body().getBytes(StandardCharsets.UTF_8));
    assertThat(problem.text("type")).isEqualTo("urn:session-audit:problem:" + code);
    assertThat(problem.text("code")).isEqualTo(code);
    assertThat(problem.text("title")).isNotBlank();
    assertThat(problem.number("status")).isEqualTo(status);
    return problem;
  }

  private static Optional<String> header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name);
  }
}
