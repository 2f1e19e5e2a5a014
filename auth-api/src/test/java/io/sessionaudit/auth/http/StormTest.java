package io.sessionaudit.auth.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.event.Event;
import io.sessionaudit.event.RecordedEvent;
import io.sessionaudit.event.RevocationScope;
import io.sessionaudit.event.SessionEvent.TokenIssued;
import io.sessionaudit.event.SessionEvent.TokenRefreshed;
import io.sessionaudit.event.SessionEvent.TokenRevoked;
import io.sessionaudit.event.SessionId;
import io.sessionaudit.testkit.Database;
import io.sessionaudit.testkit.Eventually;
import io.sessionaudit.testkit.TestServers;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Refreshes, sign-ins and logout-alls over few users, a tenth of all writes rolled back, and a
 * writer in another database that never ends: what arrives on Kafka is everything, in order.
 */
class StormTest {

  private static final int USERS = 3;
  private static final int THREADS = 8;
  private static final int ROUNDS = 40;

  private static RunningAuthApi api;

  @BeforeAll
  static void start() {
    api = RunningAuthApi.start(Map.of("session-audit.limits.window", "1s"));
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  @Test
  void everything_arrives_in_order() throws Exception {
    Map<Integer, AtomicInteger> answers = new ConcurrentHashMap<>();
    List<String> names = new ArrayList<>();
    List<String> users = new ArrayList<>();
    for (int i = 0; i < USERS; i++) {
      String name = api.newUser();
      names.add(name);
      users.add(api.browser().signIn(name).get("/auth/whoami").expect(200).json().text("sub"));
    }
    rollBackATenth();
    Database elsewhere = TestServers.postgres().freshDatabase();
    elsewhere.execute("CREATE TABLE t (x int)");
    try (Connection open = elsewhere.connect();
        Statement statement = open.createStatement();
        KafkaLog log = KafkaLog.fromStart()) {
      open.setAutoCommit(false);
      statement.execute("INSERT INTO t VALUES (1)");
      storm(names, answers);
      assertThat(answers.keySet()).contains(200, 401, 503);
      for (String user : users) {
        List<Long> expected =
            LongStream.rangeClosed(1, api.stored().events(user).size()).boxed().toList();
        Eventually.holds(() -> assertThat(log.firstVersions(user)).isEqualTo(expected));
        assertThat(log.firstFacts(user)).isEqualTo(facts(user));
        nothingFollowsItsRevocation(log.firstFacts(user));
      }
      open.rollback();
    }
  }

  private static List<Event> facts(String user) {
    return api.stored().events(user).stream().map(RecordedEvent::event).toList();
  }

  private static void rollBackATenth() {
    api.database()
        .execute(
            """
            CREATE FUNCTION public.fail_sometimes() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
              IF random() < 0.1 THEN RAISE EXCEPTION 'rolled back by the test'; END IF;
              RETURN NULL;
            END $$;
            CREATE TRIGGER fail_sometimes AFTER INSERT ON auth.journal
              FOR EACH STATEMENT EXECUTE FUNCTION public.fail_sometimes()\
            """);
  }

  private static void storm(List<String> names, Map<Integer, AtomicInteger> answers)
      throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        Random random = new Random(i);
        running.add(threads.submit(() -> client(names, random, answers)));
      }
      for (Future<?> client : running) {
        client.get();
      }
    }
  }

  private static void client(
      List<String> names, Random random, Map<Integer, AtomicInteger> answers) {
    Browser browser = api.browser();
    for (int round = 0; round < ROUNDS; round++) {
      int what = random.nextInt(20);
      if (!browser.signedIn()) {
        String name = names.get(random.nextInt(names.size()));
        browser.post("/auth/login", login(name));
      } else if (what == 0) {
        browser.post("/auth/logout-all", "");
      } else {
        int status = browser.refresh().status();
        answers.computeIfAbsent(status, _ -> new AtomicInteger()).incrementAndGet();
        browser = status == 401 ? api.browser() : browser;
      }
    }
  }

  private static String login(String name) {
    return "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(name, RunningAuthApi.PASSWORD);
  }

  private static void nothingFollowsItsRevocation(List<Event> facts) {
    int through = 0;
    Set<SessionId> dead = new HashSet<>();
    for (Event fact : facts) {
      if (fact instanceof TokenRevoked revoked) {
        switch (revoked.scope()) {
          case RevocationScope.User it -> through = Math.max(through, it.through());
          case RevocationScope.Session it -> dead.add(it.at().session());
          case RevocationScope.Token _ -> {}
        }
      } else if (fact instanceof TokenRefreshed refreshed) {
        assertThat(refreshed.at().epoch()).isGreaterThan(through);
        assertThat(dead).doesNotContain(refreshed.session());
      } else if (fact instanceof TokenIssued issued) {
        assertThat(issued.at().epoch()).isGreaterThan(through);
      }
    }
  }
}
