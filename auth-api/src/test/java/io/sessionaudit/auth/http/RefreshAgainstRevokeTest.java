package io.sessionaudit.auth.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.event.Event;
import io.sessionaudit.event.SessionEvent.ReuseDetected;
import io.sessionaudit.event.SessionEvent.TokenRefreshed;
import io.sessionaudit.event.SessionEvent.TokenRevoked;
import io.sessionaudit.event.SessionId;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Refreshes by the hundreds, at two instances and without any projector. */
class RefreshAgainstRevokeTest {

  private static final int ROUNDS = 1_000;
  private static final int AT_ONCE = 200;

  private static RunningAuthApi api;
  private static RunningAuthApi other;

  @BeforeAll
  static void start() {
    api = RunningAuthApi.start(Map.of());
    other = api.another();
  }

  @AfterAll
  static void stop() {
    other.close();
    api.close();
  }

  /** A browser at one of the two instances. */
  private static Browser at(CopiedSessions sessions, SessionId session) {
    URI url = session.value().getLeastSignificantBits() % 2 == 0 ? api.url() : other.url();
    return TwoCalls.at(url, sessions.owner())
        .withRefresh(sessions.tokens().get(session))
        .withAccessToken(null);
  }

  @Test
  void no_token_survives_the_revocation_that_it_raced() throws Exception {
    CopiedSessions sessions = CopiedSessions.of(api, ROUNDS);
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      for (SessionId session : sessions.tokens().keySet()) {
        Browser browser = at(sessions, session);
        CyclicBarrier start = new CyclicBarrier(2);
        Future<Browser.Answer> refresh =
            threads.submit(() -> {
              start.await();
              return browser.refresh();
            });
        Future<Browser.Answer> revoke =
            threads.submit(() -> {
              start.await();
              return sessions.owner().delete("/auth/sessions/" + session);
            });
        revoke.get().expect(204);
        if (refresh.get().status() != 200) {
          refresh.get().expect(401, "session_revoked");
        }
      }
    }
    nothingFollowsItsRevocation(api.stored().facts(sessions.user(), 2));
    assertThat(
            api.stored()
                .count(
                    "auth.session WHERE dead_generation < 2147483647 AND user_id = '"
                        + sessions.user()
                        + "'"))
        .as("the owner's own session alone is alive")
        .isEqualTo(1);
  }

  private static void nothingFollowsItsRevocation(List<Event> facts) {
    Set<SessionId> dead = new HashSet<>();
    for (Event fact : facts) {
      if (fact instanceof TokenRevoked it) {
        assertThat(dead.add(Objects.requireNonNull(it.session()))).isTrue();
      } else if (fact instanceof TokenRefreshed it) {
        assertThat(dead).doesNotContain(it.session());
      }
    }
    assertThat(dead).hasSize(ROUNDS);
  }

  /** Nothing that is late decides here: every rotation is one, and nobody is taken for a thief. */
  @Test
  void two_hundred_at_once_are_two_hundred_rotations_each() throws Exception {
    CopiedSessions sessions = CopiedSessions.of(api, AT_ONCE);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running = new ArrayList<>();
      for (SessionId session : sessions.tokens().keySet()) {
        Browser browser = at(sessions, session);
        running.add(
            threads.submit(() -> {
              for (int i = 0; i < 3; i++) {
                refreshed(browser);
              }
            }));
      }
      for (Future<?> one : running) {
        one.get();
      }
    }
    sessions.owner().get("/auth/whoami").expect(200);
    assertThat(api.stored().facts(sessions.user(), 0)).noneMatch(ReuseDetected.class::isInstance);
  }

  /** A machine that is too busy says so; a client asks again then. */
  private static void refreshed(Browser browser) {
    Browser.Answer answer = browser.refresh();
    for (int tries = 0; answer.status() == 503 && tries < 20; tries++) {
      answer = browser.refresh();
    }
    answer.expect(200);
  }
}
