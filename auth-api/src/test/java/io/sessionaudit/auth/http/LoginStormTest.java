package io.sessionaudit.auth.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.auth.credential.Passwords;
import io.sessionaudit.auth.http.Browser.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** More sign-ins than a machine can hash: they are told to come back, and refreshes go on. */
class LoginStormTest {

  private static final int SIGN_INS = 300;

  /** The cost of a hash in production. */
  private static final Map<String, Object> AS_SHIPPED =
      Map.of("session-audit.passwords.memory", 19_456, "session-audit.passwords.passes", 2);

  /** Beyond 600 a minute a session is told to wait. */
  private static final int MOST_REFRESHES = 400;

  @Test
  void a_storm_of_sign_ins_leaves_refresh_alone() throws Exception {
    try (RunningAuthApi api = RunningAuthApi.start(AS_SHIPPED);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Browser signedIn = api.browser().signIn(api.newUser());
      Passwords passwords = api.bean(Passwords.class);
      List<Future<Answer>> storm = new ArrayList<>();
      for (int i = 0; i < SIGN_INS; i++) {
        Browser stranger = api.browser().from("10." + i / 200 + "." + i % 200 + ".1");
        storm.add(
            threads.submit(
                () -> stranger.post("/auth/login", wrong(UUID.randomUUID().toString()))));
      }
      int meanwhile = 0;
      while (meanwhile < MOST_REFRESHES && !storm.stream().allMatch(Future::isDone)) {
        if (passwords.waiting() > 0) {
          signedIn.refresh().expect(200);
          meanwhile++;
        }
      }
      assertThat(meanwhile).isPositive();
      List<Answer> answers = new ArrayList<>();
      for (Future<Answer> one : storm) {
        answers.add(one.get());
      }
      // 429: so many that not even the counters of guesses could be asked in time.
      assertThat(answers.stream().map(Answer::status)).contains(401, 503).isSubsetOf(401, 429, 503);
      assertThat(answers.stream().filter(it -> it.status() != 401))
          .allSatisfy(it -> {
            it.expect(it.status(), it.status() == 503 ? "unavailable" : "too_many_requests");
            assertThat(it.response().headers().firstValue("Retry-After")).isPresent();
          });
    }
  }

  @Test
  void a_storm_under_one_name_leaves_refresh_alone() throws Exception {
    try (RunningAuthApi api = RunningAuthApi.start(AS_SHIPPED);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Browser signedIn = api.browser().signIn(api.newUser());
      String name = api.newUser();
      List<Future<Answer>> storm = new ArrayList<>();
      for (int i = 0; i < SIGN_INS; i++) {
        Browser stranger = api.browser().from("10." + i / 200 + "." + i % 200 + ".1");
        storm.add(threads.submit(() -> stranger.post("/auth/login", wrong(name))));
      }
      int meanwhile = 0;
      do {
        signedIn.refresh().expect(200);
        meanwhile++;
      } while (meanwhile < MOST_REFRESHES && !storm.stream().allMatch(Future::isDone));
      for (Future<Answer> one : storm) {
        assertThat(one.get().status()).isIn(401, 429, 503);
      }
    }
  }

  private static String wrong(String name) {
    return "{\"username\":\"%s\",\"password\":\"not the password\"}".formatted(name);
  }
}
