package io.sessionaudit.auth.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.auth.credential.Passwords;
import io.sessionaudit.testkit.Pipeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Thousands of everything that somebody without a credential, or with a dead one, can send: storage
 * grows by no more than the budget, and the one who is signed in stays so.
 *
 * <p>A password costs a tenth of a second. So of the sign-ins here nearly all are refused
 * unlooked-at, as they are for a real stranger; that ten thousands from ever other networks fill no
 * more than the budget is shown on the rule itself, by {@code EvidenceBudgetTest}.
 */
class StrangersTest {

  private static final int FORGED = 10_000;
  private static final int NAMES = 2_000;
  private static final int DEAD = 2_000;
  private static final int MOST_TRIES = 20;
  private static final int CONNECTIONS = 4;
  private static final int STRANGERS_A_MINUTE = 120;
  private static final int GENUINE_A_MINUTE = 1_200;

  private static RunningAuthApi api;
  private static Browser victim;

  @BeforeAll
  static void start() {
    api = RunningAuthApi.start(Map.of("session-audit.guessing.network-free", 10));
    victim = api.browser().signIn(api.newUser());
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  /** The statuses of refreshes with these tokens; a machine that is too busy is asked again. */
  private static List<Integer> refresh(IntFunction<String> token, int count) throws Exception {
    List<String> heads = IntStream.range(0, count).mapToObj(it -> head(token.apply(it))).toList();
    List<Integer> answers =
        new ArrayList<>(
            send(count, (from, to) -> Pipeline.send(api.url(), heads.subList(from, to))));
    for (int tries = 0; tries < MOST_TRIES && answers.contains(503); tries++) {
      List<Integer> refused =
          IntStream.range(0, count).filter(it -> answers.get(it) == 503).boxed().toList();
      List<Integer> again = Pipeline.send(api.url(), refused.stream().map(heads::get).toList());
      for (int i = 0; i < again.size(); i++) {
        answers.set(refused.get(i), again.get(i));
      }
    }
    return answers;
  }

  private static String head(String token) {
    return "POST /auth/refresh HTTP/1.1\nX-Requested-With: test\nUser-Agent: "
        + Browser.LAPTOP
        + "\nCookie: "
        + SessionCookies.REFRESH
        + "="
        + token
        + "; "
        + SessionCookies.FINGERPRINT
        + "="
        + "A".repeat(43);
  }

  /** Sends those from one number to below another. */
  private interface Part {
    List<Integer> send(int from, int to);
  }

  private static List<Integer> send(int count, Part part) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS)) {
      List<Future<List<Integer>>> running = new ArrayList<>();
      int each = count / CONNECTIONS;
      for (int from = 0; from < count; from += each) {
        int start = from;
        running.add(threads.submit(() -> part.send(start, start + each)));
      }
      List<Integer> answers = new ArrayList<>();
      for (Future<List<Integer>> one : running) {
        answers.addAll(one.get());
      }
      return answers;
    }
  }

  /** How many minutes of the budget have begun by now, at most. */
  private static long minutes(String start) {
    String passed = "clock_timestamp() - '" + start + "'::timestamptz";
    return 2
        + Long.parseLong(
            api.stored().text("SELECT floor(extract(epoch FROM " + passed + ") / 60)::int"));
  }

  private static String now() {
    return api.stored().text("SELECT clock_timestamp()");
  }

  @Test
  void forged_refresh_tokens_write_nothing() throws Exception {
    String before = api.stored().everything();
    String token = victim.refreshToken();
    String mac = token.substring(token.lastIndexOf('.') + 1);
    List<Integer> answers = refresh(number -> forged(number, token, mac), FORGED);
    assertThat(answers).hasSize(FORGED).containsOnly(401);
    assertThat(api.stored().everything()).isEqualTo(before);
    victim.get("/auth/whoami").expect(200);
  }

  /** Of a session that is there, of one that is not, of another generation. */
  private static String forged(int number, String token, String mac) {
    String made = Long.toString(ThreadLocalRandom.current().nextLong(1L << 60), 36);
    String random = (made + "A".repeat(43)).substring(0, 42) + "A";
    return switch (number % 3) {
      case 0 -> token.substring(0, token.length() - mac.length()) + random;
      case 1 -> "rt1." + UUID.randomUUID().toString().replace("-", "") + ".1." + mac;
      default -> token.replace(".1.", "." + (number + 2) + ".");
    };
  }

  @Test
  void random_names_fill_no_more_than_the_strangers_budget() throws Exception {
    String start = now();
    long before = api.stored().count("auth.journal");
    List<Integer> answers =
        send(
            NAMES,
            (from, to) -> IntStream.range(from, to).mapToObj(StrangersTest::anyName).toList());
    assertThat(answers).hasSize(NAMES).contains(401, 429).isSubsetOf(401, 429, 503);
    long written = api.stored().count("auth.journal") - before;
    assertThat(written).isLessThanOrEqualTo(STRANGERS_A_MINUTE * minutes(start));
    assertThat(api.stored().count("auth.guess")).isEqualTo(65_536);
    assertThat(api.stored().count("auth.strangers")).isEqualTo(1);
    victim.get("/auth/whoami").expect(200);
  }

  private static int anyName(int number) {
    String body =
        "{\"username\":\"nobody-%s\",\"password\":\"any password\"}".formatted(UUID.randomUUID());
    Browser browser = api.browser().from("10.9." + (number % 4) + ".1");
    return browser.post("/auth/login", body).status();
  }

  @Test
  void dead_tokens_fill_no_more_than_the_budget_of_genuine_ones() throws Exception {
    CopiedSessions over = CopiedSessions.of(api, DEAD);
    over.owner().copy().post("/auth/logout-all", "").expect(200);
    List<String> dead = List.copyOf(over.tokens().values());
    String start = now();
    long before = api.stored().count("auth.journal");
    long sessions = api.stored().count("auth.session");
    List<Integer> answers = refresh(number -> dead.get(number % DEAD), 2 * DEAD);
    assertThat(answers).hasSize(2 * DEAD).containsOnly(401);
    long written = api.stored().count("auth.journal") - before;
    assertThat(written)
        .isPositive()
        .isLessThanOrEqualTo(GENUINE_A_MINUTE * minutes(start))
        .isLessThan(2 * DEAD);
    assertThat(api.stored().count("auth.session")).isEqualTo(sessions);
    victim.get("/auth/whoami").expect(200);
  }

  @Test
  void a_known_name_is_told_from_an_unknown_one_by_nothing() {
    String known = api.newUser();
    String disabled = api.newUser();
    String id = api.browser().signIn(disabled).get("/auth/whoami").json().text("sub");
    api.admin().send("PATCH", "/admin/users/" + id, "{\"status\":\"DISABLED\"}").expect(200);
    List<Told> told = new ArrayList<>();
    for (String name : List.of(known, disabled, "nobody-" + UUID.randomUUID())) {
      told.add(Told.of(name, "not the password", "10.8." + told.size() + ".1"));
    }
    told.add(Told.of(disabled, RunningAuthApi.PASSWORD, "10.8.9.1"));
    assertThat(told).hasSize(4).containsOnly(told.getFirst());
    assertThat(told.getFirst().status()).isEqualTo(401);
    assertThat(told.getFirst().hashes()).isEqualTo(1);
  }

  /** An answer, and the work that it took. The date says nothing of the name. */
  record Told(int status, String body, Map<String, List<String>> headers, long hashes) {

    static Told of(String name, String password, String address) {
      Passwords passwords = api.bean(Passwords.class);
      long before = passwords.done();
      Browser.Answer answer =
          api.browser()
              .from(address)
              .post(
                  "/auth/login",
                  "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(name, password));
      Map<String, List<String>> headers = new TreeMap<>(answer.response().headers().map());
      headers.remove("date");
      headers.remove("x-correlation-id");
      return new Told(
          answer.status(), answer.bodyWithoutItsId(), headers, passwords.done() - before);
    }
  }
}
