package io.sessionaudit.standalone.detecting;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.standalone.running.Browser;
import io.sessionaudit.standalone.running.CapturedLog;
import io.sessionaudit.standalone.running.RunningPlatform;
import io.sessionaudit.standalone.running.SharedPlatform;
import io.sessionaudit.testkit.RawHttp;
import io.sessionaudit.testkit.TestFolders;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Texts that would begin a new line of a log, or move the cursor of whoever reads it, in everything
 * that a caller may choose: no log repeats it, so none says what he wants it to say.
 */
@ExtendWith(SharedPlatform.class)
class HostileTextTest {

  private static final String FORGED = "ERROR everything was deleted by admin";

  private final RunningPlatform platform;

  HostileTextTest(RunningPlatform platform) {
    this.platform = platform;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\r\n",
        "\n",
        "\u0085",
        "\u2028",
        "\u2029",
        "\u001b[2K\u001b[1A",
        "\b\b",
        "\u0000"
      })
  void writesNoLineOfItsOwn(String breaking) {
    try (CapturedLog log = CapturedLog.in(TestFolders.fresh("log"))) {
      inBodies("x" + breaking + FORGED);
      inForms("x" + breaking + FORGED);
      inPaths(breaking + FORGED);
      inHeaders("x" + breaking + FORGED);

      platform.settle();

      assertThat(log.text()).isNotEmpty().doesNotContain(FORGED);
    }
  }

  private void inBodies(String text) {
    String json = json(text);
    Browser admin = platform.admin();
    admin.copy().post("/auth/login", "{\"username\":%s,\"password\":%s}".formatted(json, json));
    admin.copy().post("/auth/login", "{%s:1}".formatted(json));
    Browser empty = platform.browser();
    empty.post("/auth/refresh", "{\"refreshToken\":%s,\"fingerprint\":%s}".formatted(json, json));
    admin.post(
        "/admin/users",
        "{\"username\":%s,\"password\":%s,\"roles\":[%s]}".formatted(json, json, json));
    admin.post("/admin/clients", "{\"name\":%s}".formatted(json));
    String nobody = "/admin/users/" + UUID.randomUUID() + "/revoke";
    admin.post(nobody, "{\"reason\":%s}".formatted(json));
    admin.post("/admin/revoke-everyone", "{\"reason\":%s,\"confirm\":%s}".formatted(json, json));
  }

  private void inForms(String text) {
    Properties client = platform.credential("client");
    String id = client.getProperty("clientId");
    String form = "token=" + encoded(text);
    platform.browser().form("/oauth2/introspect", form, id, client.getProperty("clientSecret"));
    platform.browser().form("/oauth2/revoke", form, id, client.getProperty("clientSecret"));
    platform.browser().form("/oauth2/revoke", form, encoded(text), encoded(text));
  }

  private void inPaths(String text) {
    String path = encoded(text).replace("+", "%20");
    for (URI service : List.of(platform.url(), platform.projector().url())) {
      for (String request : List.of("/" + path, "/sessions/" + path, "/sessions?user=" + path)) {
        raw(service, "GET " + request, "Accept: */*");
        raw(service, "DELETE /auth" + request, "Accept: */*");
      }
    }
  }

  private void inHeaders(String text) {
    String bytes = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    for (URI service : List.of(platform.url(), platform.projector().url())) {
      for (String name :
          List.of("User-Agent", "X-Forwarded-For", "Origin", "Authorization", "X-Fingerprint")) {
        raw(service, "GET /sessions", name + ": " + bytes);
        raw(service, "POST /auth/refresh", name + ": " + bytes);
      }
      raw(service, "GET /sessions", "Authorization: Bearer " + bytes);
      raw(service, "POST /auth/refresh", "Cookie: __Host-Http-refresh=" + bytes);
    }
  }

  /** Whatever is answered: it is the log that counts here. */
  private static void raw(URI service, String methodAndPath, String header) {
    var _ =
        RawHttp.send(
            service,
            methodAndPath + " HTTP/1.1",
            List.of("X-Requested-With: test", header),
            new byte[0]);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String json(String text) {
    return text.chars()
        .mapToObj(it -> "\\u%04x".formatted(it))
        .collect(Collectors.joining("", "\"", "\""));
  }
}
