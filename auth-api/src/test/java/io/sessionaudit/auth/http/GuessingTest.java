package io.sessionaudit.auth.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.sessionaudit.auth.AuthApi;
import io.sessionaudit.auth.http.Browser.Answer;
import io.sessionaudit.testkit.Eventually;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Three failures of a name and twenty of a network are free; then waits are long here. */
class GuessingTest {

  private static final String WRONG = "not the password";
  private static final int MOST_TRIES = 20;
  private static final AtomicInteger NETWORKS = new AtomicInteger();

  private static RunningAuthApi api;

  @BeforeAll
  static void start() {
    api =
        RunningAuthApi.start(
            Map.of(
                "session-audit.guessing.name-free", 3,
                "session-audit.guessing.name-first", "30m",
                "session-audit.guessing.name-most", "1h",
                "session-audit.guessing.name-forget", "1h",
                "session-audit.guessing.network-free", 20,
                "session-audit.guessing.network-first", "30m",
                "session-audit.guessing.network-most", "1h",
                "session-audit.guessing.network-forget", "1h"));
  }

  @AfterAll
  static void stop() {
    assertThat(api.stored().count("auth.guess")).isEqualTo(65_536);
    api.close();
  }

  /** An address in a network that nobody has come from yet. */
  private static String elsewhere() {
    return "10.1." + NETWORKS.incrementAndGet() + ".7";
  }

  /** Too busy to look at the password (503) counts as nothing, so it is simply asked again. */
  private static Answer signIn(Browser browser, String name, String password) {
    String body = "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(name, password);
    Answer answer = browser.post("/auth/login", body);
    for (int tries = 0; answer.status() == 503 && tries < MOST_TRIES; tries++) {
      answer = browser.post("/auth/login", body);
    }
    return answer;
  }

  private static Answer signIn(String address, String name, String password) {
    return signIn(api.browser().from(address), name, password);
  }

  private static void hammer(String address, String name) {
    for (int i = 0; i < 4; i++) {
      signIn(address, name, WRONG).expect(401, "invalid_credentials");
    }
    signIn(address, name, WRONG).expect(429, "too_many_requests");
  }

  @Test
  void who_guesses_has_to_wait_whether_anybody_has_the_name_or_not() {
    String known = api.newUser();
    String unknown = "nobody-" + UUID.randomUUID();
    List<String> bodies = new ArrayList<>();
    for (String name : List.of(known, unknown)) {
      hammer(elsewhere(), name);
      Answer answer = signIn(elsewhere(), name, RunningAuthApi.PASSWORD);
      answer.expect(429, "too_many_requests");
      assertThat(answer.response().headers().firstValueAsLong("Retry-After").orElse(0))
          .isBetween(1L, 1800L);
      bodies.add(answer.bodyWithoutItsId());
    }
    assertThat(bodies.getFirst()).isEqualTo(bodies.getLast());
  }

  @Test
  void whoever_has_to_wait_locks_nothing_and_takes_nobodys_turn() throws Exception {
    String address = elsewhere();
    for (int i = 0; i < 22; i++) {
      signIn(address, "nobody-" + UUID.randomUUID(), WRONG);
    }
    try (Connection connection = api.database().connect()) {
      connection.setAutoCommit(false);
      connection.createStatement().execute("SELECT 1 FROM auth.guess FOR UPDATE");
      signIn(address, "nobody-" + UUID.randomUUID(), WRONG).expect(429, "too_many_requests");
      connection.rollback();
    }
  }

  @Test
  void guesses_at_the_same_time_gain_nothing() throws Exception {
    String name = api.newUser();
    List<Integer> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> running = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        String address = "10.2." + i + ".1";
        running.add(threads.submit(() -> signIn(address, name, WRONG).status()));
      }
      for (Future<Integer> one : running) {
        answers.add(one.get());
      }
    }
    assertThat(answers).contains(401, 429).containsOnly(401, 429);
    assertThat(answers.stream().filter(it -> it == 401)).hasSizeLessThanOrEqualTo(4);
  }

  @Test
  void a_stranger_elsewhere_does_not_keep_the_owner_out_of_where_he_was_lately() {
    String name = api.newUser();
    String home = elsewhere();
    signIn(home, name, RunningAuthApi.PASSWORD).expect(200);
    hammer(elsewhere(), name);
    signIn(home, name, RunningAuthApi.PASSWORD).expect(200);
    hammer(home, name);
    signIn(home, name, RunningAuthApi.PASSWORD).expect(429, "too_many_requests");
  }

  @Test
  void a_network_that_tries_many_names_has_to_wait_alone() {
    String address = elsewhere();
    for (int i = 0; i < 21; i++) {
      signIn(address, "nobody-" + UUID.randomUUID(), WRONG).expect(401, "invalid_credentials");
    }
    String name = api.newUser();
    signIn(address, name, RunningAuthApi.PASSWORD).expect(429, "too_many_requests");
    signIn(elsewhere(), name, RunningAuthApi.PASSWORD).expect(200);
  }

  @Test
  void asking_while_a_name_waits_uses_up_the_networks_own_tries() {
    String name = api.newUser();
    hammer(elsewhere(), name);
    String address = elsewhere();
    for (int i = 0; i < 21; i++) {
      signIn(address, name, WRONG).expect(429, "too_many_requests");
    }
    signIn(address, api.newUser(), RunningAuthApi.PASSWORD).expect(429, "too_many_requests");
  }

  @Test
  void right_passwords_cost_nothing() {
    String name = api.newUser();
    String address = elsewhere();
    for (int i = 0; i < 6; i++) {
      signIn(address, name, RunningAuthApi.PASSWORD).expect(200);
      signIn(elsewhere(), name, RunningAuthApi.PASSWORD).expect(200);
    }
  }

  @Test
  void instances_count_together() {
    String name = api.newUser();
    String address = elsewhere();
    try (ApplicationContext second = AuthApi.start(api.settings())) {
      Browser other = new Browser(second.getBean(EmbeddedServer.class).getURI()).from(elsewhere());
      for (int i = 0; i < 2; i++) {
        signIn(address, name, WRONG).expect(401, "invalid_credentials");
        signIn(other, name, WRONG).expect(401, "invalid_credentials");
      }
      signIn(address, name, RunningAuthApi.PASSWORD).expect(429, "too_many_requests");
      signIn(other, name, RunningAuthApi.PASSWORD).expect(429, "too_many_requests");
    }
  }

  @Test
  void who_has_signed_in_and_guesses_the_password_to_change_it_has_to_wait_alone() {
    String name = api.newUser();
    Browser thief = api.browser().from(elsewhere()).signIn(name);
    String body = "{\"current\":\"%s\",\"new\":\"another good one\"}";
    for (int i = 0; i < 4; i++) {
      thief.from(elsewhere()).post("/auth/password", body.formatted(WRONG)).expect(401);
    }
    Answer answer = thief.post("/auth/password", body.formatted(RunningAuthApi.PASSWORD));
    answer.expect(429, "too_many_requests");
    assertThat(answer.response().headers().firstValue("Retry-After")).isPresent();
    signIn(elsewhere(), name, RunningAuthApi.PASSWORD).expect(200);
  }

  @Test
  void counters_say_nothing_of_anybody() {
    assertThat(
            api.stored()
                .text(
                    """
                    SELECT string_agg(data_type, ', ' ORDER BY ordinal_position)
                    FROM information_schema.columns
                    WHERE table_schema = 'auth' AND table_name = 'guess'\
                    """))
        .isEqualTo("integer, double precision, timestamp with time zone");
  }

  @Test
  void after_the_wait_the_right_password_gets_through() {
    try (RunningAuthApi quick =
        RunningAuthApi.start(
            Map.of(
                "session-audit.guessing.name-free", 1,
                "session-audit.guessing.name-first", "1s",
                "session-audit.guessing.name-most", "2s"))) {
      String name = quick.newUser();
      Browser thief = quick.browser().from(elsewhere());
      Eventually.holds(() -> signIn(thief, name, WRONG).expect(429, "too_many_requests"));
      Browser owner = quick.browser().from(elsewhere());
      Eventually.holds(() -> signIn(owner, name, RunningAuthApi.PASSWORD).expect(200));
    }
  }
}
