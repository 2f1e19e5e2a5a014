package io.sessionaudit.standalone.detecting;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.json.Fields;
import io.sessionaudit.standalone.running.Browser;
import io.sessionaudit.standalone.running.CapturedLog;
import io.sessionaudit.standalone.running.Dump;
import io.sessionaudit.standalone.running.Log;
import io.sessionaudit.standalone.running.RunningPlatform;
import io.sessionaudit.standalone.running.User;
import io.sessionaudit.testkit.Eventually;
import io.sessionaudit.testkit.TestFolders;
import io.sessionaudit.wire.Topics;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Whoever holds all topics, a dump of the database and all log files holds no credential, and
 * learns nobody's name or address.
 */
class SecretsTest {

  private static final String REASON = "{\"reason\":\"routine\"}";

  private final Secrets secrets = new Secrets();

  @Test
  void nothing_that_was_shown_to_us_stands_anywhere() throws Exception {
    try (CapturedLog logged = CapturedLog.in(TestFolders.fresh("log"));
        RunningPlatform platform =
            RunningPlatform.start(Map.of("session-audit.limits.window", "1ms"))) {
      User user = new Scenario(platform).play();
      platform.settle();
      String last = platform.stored().text("SELECT max(id) FROM auth.journal");
      Eventually.holds(() ->
          assertThat(platform.stored().text("SELECT max(position) FROM audit.audit_event"))
              .isEqualTo(last));

      Map<String, String> everything = everything(platform.log());
      everything.putAll(Dump.of(platform.database()));
      everything.put("log files", logged.text());

      assertThat(everything.get(Topics.SESSION_EVENTS)).contains(user.id());
      assertThat(everything.get(Topics.SESSION_ANOMALIES)).contains(user.id());
      assertThat(everything.get(Topics.SESSION_REVOCATIONS)).contains(user.id());
      assertThat(everything.get("auth.session")).contains(user.id());
      assertThat(everything.get("auth.journal")).contains("TokenIssued", "\"lastEpoch\"");
      assertThat(everything.get("audit.session")).contains(user.id());
      assertThat(everything.get("audit.anomaly")).contains(user.id());
      assertThat(everything.get("log files")).contains("nothing works today");
      everything.forEach((place, text) -> assertThat(secrets.in(text)).as(place).isEmpty());
    }
  }

  @Test
  void the_search_finds_what_is_hidden() {
    String secret = secrets.keep("Only-a-test-0815");
    byte[] bytes = ("{\"x\":\"" + secret + "\"}").getBytes(StandardCharsets.UTF_8);
    assertThat(secrets.in("ONLY-A-TEST-0815")).hasSize(1);
    assertThat(secrets.in(Base64.getEncoder().encodeToString(bytes))).hasSize(1);
    assertThat(secrets.in("\\x" + HexFormat.of().formatHex(bytes))).hasSize(1);
    assertThat(secrets.in("Only-a-test-0816")).isEmpty();
  }

  private static Map<String, String> everything(Log log) {
    Map<String, String> topics = new HashMap<>();
    for (String topic : log.topics()) {
      StringBuilder text = new StringBuilder();
      for (ConsumerRecord<byte[], byte[]> each : log.everything(topic)) {
        append(text, each.key());
        for (Header header : each.headers()) {
          text.append(header.key()).append('=');
          append(text, header.value());
        }
        append(text, each.value());
      }
      topics.put(topic, text.toString());
    }
    return topics;
  }

  private static void append(StringBuilder text, byte @Nullable [] bytes) {
    if (bytes != null) {
      text.append(new String(bytes, StandardCharsets.ISO_8859_1)).append('\n');
    }
  }

  /** Every call there is, as it is meant and as it is not. */
  private final class Scenario {

    private final RunningPlatform platform;
    private int addresses = 10;

    Scenario(RunningPlatform platform) {
      this.platform = platform;
    }

    /** Returns somebody to whom everything has happened. */
    User play() throws IOException {
      keepKeys();
      secrets.keep("192.0.2.10"); // where every browser is that says nothing else
      for (String file : List.of("admin", "auditor", "security")) {
        secrets.keep(platform.credential(file).getProperty("password"));
      }
      Browser admin = keep(platform.admin().from(address()));
      User alice = user("Alice.Unverkennbar@example.test", "Papagei-7531-Trompete");
      User bob = user("bob-unverwechselbar", "Nashorn-2468-Posaune");
      failures(alice);
      Browser laptop = signIn(alice);
      Browser phone =
          platform.browser().on(Browser.PHONE).from(secrets.keep("2001:db8:77:1::5")).signIn(alice);
      nativeClient(alice);
      misuse(laptop);
      introspection(laptop);
      reading(laptop, alice, bob);
      theft(alice, laptop, phone);
      everyEnd(admin, bob);
      oddAddresses(user("carol-unvergleichlich", "Giraffe-1357-Klarinette"));
      broken(bob);
      return alice;
    }

    private String address() {
      return secrets.keep("198.51.100." + addresses++);
    }

    private User user(String name, String password) {
      return platform.newUser(secrets.keep(name), secrets.keep(password));
    }

    private Browser signIn(User user) {
      String agent = Browser.LAPTOP.replace("140.0.0.0", "140.0." + addresses + "77.42");
      secrets.keep(agent);
      return keep(platform.browser().on(agent).from(address()).signIn(user));
    }

    private Browser keep(Browser browser) {
      keepToken(browser.accessToken());
      keepToken(browser.refreshToken());
      secrets.keep(browser.fingerprint());
      return browser;
    }

    private void keepToken(String token) {
      secrets.keep(token);
      secrets.keep(token.substring(token.lastIndexOf('.') + 1));
    }

    private void refresh(Browser browser) {
      browser.refresh().expect(200);
      keep(browser);
    }

    private void keepKeys() throws IOException {
      try (Stream<Path> files = Files.list(platform.keys())) {
        for (Path file : files.toList()) {
          String text = Files.readString(file).strip();
          if (file.toString().endsWith(".jwks")) {
            for (Fields key : Fields.read(text.getBytes(StandardCharsets.UTF_8)).objects("keys")) {
              secrets.keep(key.has("d") ? key.text("d") : key.text("k"));
            }
          } else {
            secrets.keep(text);
          }
        }
      }
    }

    private void failures(User alice) {
      String wrong = secrets.keep("Falsches-Passwort-4711");
      String typedAsName = secrets.keep("Ich-bin-ein-Passwort-0815");
      Browser stranger = platform.browser().from(address());
      stranger.tryToSignIn(alice.name(), wrong).expect(401);
      stranger.tryToSignIn(typedAsName, wrong).expect(401);
      stranger.tryToSignIn(alice.name(), wrong.substring(0, 7)).expect(400);
      stranger.tryToSignIn(typedAsName.repeat(10), wrong).expect(400);
      stranger.tryToSignIn(typedAsName + "\u0007", wrong);
      for (String body :
          List.of(
              "{\"username\":\"" + typedAsName + "\",\"password\":\"" + wrong,
              "{\"username\":{\"name\":\"" + typedAsName + "\"},\"password\":[\"" + wrong + "\"]}",
              "{\"username\":\"" + typedAsName + "\"," + wrong + "}",
              "\"" + wrong + "\"",
              wrong)) {
        assertThat(stranger.post("/auth/login", body).status()).isEqualTo(400);
      }
      String form = "username=" + typedAsName + "&password=" + wrong;
      stranger.post("/auth/login", form, "Content-Type", "application/x-www-form-urlencoded");
      stranger.post("/auth/login?" + form, "{}");
      stranger.get("/auth/login?" + form);
      stranger.get("/" + wrong);
      stranger.post("/admin/users", "{\"username\":\"" + alice.name() + "\"}").expect(401);
    }

    private void nativeClient(User alice) {
      Browser client = platform.browser().from(address());
      Fields answer =
          client
              .post(
                  "/auth/login",
                  "{\"username\":\"%s\",\"password\":\"%s\",\"delivery\":\"body\"}"
                      .formatted(alice.name(), alice.password()))
              .expect(200)
              .json();
      keepToken(answer.text("refreshToken"));
      keepToken(answer.text("accessToken"));
      secrets.keep(answer.text("fingerprint"));
      String body =
          "{\"refreshToken\":\"%s\",\"fingerprint\":\"%s\"}"
              .formatted(answer.text("refreshToken"), answer.text("fingerprint"));
      keepToken(client.post("/auth/refresh", body).expect(200).json().text("refreshToken"));
      client.post("/auth/refresh", body.replace('}', ' ')).expect(400);
      client.post("/auth/refresh", body.replace("rt1.", "rt2.")).expect(401);
    }

    private void misuse(Browser laptop) {
      String token = laptop.refreshToken();
      laptop.copy().withRefresh(token + "A").refresh().expect(401);
      laptop.copy().withRefresh(token.substring(1)).refresh().expect(401);
      laptop.copy().withAccessToken(laptop.accessToken() + "A").whoami().expect(401);
      laptop.copy().withAccessToken(token).whoami().expect(401);
      laptop.post("/auth/refresh", "", "Origin", "https://evil.example").expect(403);
      laptop.post("/auth/refresh?token=" + token, "");
      keep(laptop);
      laptop.get("/auth/whoami?access_token=" + laptop.accessToken()).expect(200);
      laptop.get("/auth/sessions").expect(200);
      laptop.get("/auth/sessions/" + laptop.accessToken());
      laptop.delete("/auth/sessions/" + laptop.refreshToken()).expect(404);
    }

    private void oddAddresses(User carol) {
      for (String chain : List.of(address() + ", nonsense", address() + "," + address(), "::")) {
        signIn(carol).post("/auth/refresh", "", "X-Forwarded-For", chain).expect(200);
      }
    }

    private void introspection(Browser laptop) {
      Properties client = platform.credential("client");
      String id = client.getProperty("clientId");
      String secret = secrets.keep(client.getProperty("clientSecret"));
      for (String token : List.of(laptop.accessToken(), laptop.refreshToken())) {
        laptop.form("/oauth2/introspect", "token=" + token, id, secret).expect(200);
        laptop.form("/oauth2/introspect", "token=" + token, id, secret + "x").expect(401);
        laptop.form("/oauth2/introspect?token=" + token, "hint=" + token, id, secret).expect(400);
      }
    }

    private void reading(Browser laptop, User alice, User bob) {
      String name = URLEncoder.encode(alice.name(), StandardCharsets.UTF_8);
      for (String path :
          List.of(
              "/users?name=" + name,
              "/users?nome=" + name,
              "/sessions?user=" + alice.id(),
              "/sessions?user=" + bob.name(),
              "/sessions?ip=198.51.100.10",
              "/sessions?ip=198.51.100.10.9",
              "/sessions/" + bob.name(),
              "/audit/events?limit=200",
              "/audit/events?type=" + bob.name(),
              "/anomalies",
              "/revocations?cursor=" + laptop.accessToken(),
              "/sessions?access_token=" + laptop.accessToken())) {
        URI uri = platform.projector().url().resolve(path);
        assertThat(laptop.bearer(uri).status()).isLessThan(500);
        laptop.copy().withFingerprint("x".repeat(43)).bearer(uri).expect(401);
        laptop.copy().withAccessToken(laptop.accessToken() + "x").bearer(uri).expect(401);
      }
    }

    private void theft(User alice, Browser laptop, Browser phone) {
      Browser spent = laptop.copy().from(address());
      refresh(laptop);
      refresh(laptop);
      laptop.copy().on(Browser.PHONE).withFingerprint("y".repeat(43)).whoami();
      spent.refresh().expect(401, "reuse_detected");
      Eventually.holds(() -> phone.whoami().expect(401, "session_revoked"));
      spent.refresh().expect(401);
      refresh(signIn(alice).from(address()));
    }

    private void everyEnd(Browser admin, User bob) {
      signIn(bob).post("/auth/logout", "").expect(204);
      Browser twice = signIn(bob);
      twice.delete("/auth/sessions/" + signIn(bob).session()).expect(204);
      twice.copy().on(Browser.PHONE).refresh().expect(401);
      signIn(bob).copy().withFingerprint(null).refresh().expect(401);
      signIn(bob).post("/auth/logout-all", "").expect(200);
      Browser ended = signIn(bob);
      admin.post("/admin/sessions/" + ended.session() + "/revoke", REASON).expect(200);
      signIn(bob);
      admin.post("/admin/users/" + bob.id() + "/revoke", REASON).expect(200);
      admin.post("/admin/users/" + bob.name() + "/revoke", REASON).expect(404);
      admin
          .post(
              "/admin/users",
              "{\"username\":\"%s\",\"password\":\"%s\",\"roles\":[\"user\"]}"
                  .formatted(bob.name(), secrets.keep("Noch-ein-Passwort-99")))
          .expect(409);
      admin.post(
          "/admin/users",
          "{\"username\":\"%s\",\"password\":\"%s\",\"roles\":[\"%s\"]}"
              .formatted(bob.name(), bob.password(), bob.name()));
    }

    /** The database refuses every append: what then is logged says why, and of nobody. */
    private void broken(User bob) {
      Browser before = signIn(bob);
      platform
          .database()
          .execute(
              """
              CREATE FUNCTION public.fail() RETURNS trigger LANGUAGE plpgsql AS $$
              BEGIN RAISE EXCEPTION 'nothing works today'; END $$;
              CREATE TRIGGER fail BEFORE INSERT ON auth.journal
                FOR EACH ROW EXECUTE FUNCTION public.fail()\
              """);
      Browser client = platform.browser().from(address());
      client.tryToSignIn(bob.name(), bob.password()).expect(503);
      client.tryToSignIn(bob.name(), secrets.keep("Wieder-falsch-1234")).expect(401);
      client.tryToSignIn(secrets.keep("Niemand-heisst-so-55"), "egal-egal-egal").expect(401);
      before.refresh().expect(503);
      before.post("/auth/logout-all", "").expect(503);
      platform.database().execute("DROP TRIGGER fail ON auth.journal");
      before.refresh().expect(200);
      keep(before);
    }
  }
}
