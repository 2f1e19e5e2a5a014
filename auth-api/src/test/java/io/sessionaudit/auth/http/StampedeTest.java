package io.sessionaudit.auth.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.event.RecordedEvent;
import io.sessionaudit.event.SessionEvent.TokenRefreshed;
import io.sessionaudit.event.SessionEvent.TokenRevoked;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Six clients of one user write without pause; whoever ends everything does not queue for ever. */
class StampedeTest {

  private static final int CLIENTS = 6;

  /** Far more than ever pass; a revocation that never gets its turn passes any number. */
  private static final int REFRESHES_THAT_MAY_PASS = 500;

  private static RunningAuthApi api;

  @BeforeAll
  static void start() {
    api = RunningAuthApi.start(Map.of("session-audit.limits.window", "0s"));
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  @Test
  void refreshes_do_not_keep_logout_all_waiting() throws Exception {
    String name = api.newUser();
    Browser owner = api.browser().signIn(name);
    String user = owner.get("/auth/whoami").expect(200).json().text("sub");
    CountDownLatch served = new CountDownLatch(CLIENTS);
    AtomicBoolean answered = new AtomicBoolean();
    try (ExecutorService threads = Executors.newFixedThreadPool(CLIENTS)) {
      List<Future<?>> clients = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        Browser client = api.browser().signIn(name);
        clients.add(threads.submit(() -> refreshUntilRefused(client, served, answered)));
      }
      served.await();
      long before = api.stored().events(user).size();
      owner.post("/auth/logout-all", "").expect(200);
      answered.set(true);
      for (Future<?> client : clients) {
        client.get();
      }
      List<RecordedEvent> events = api.stored().events(user);
      int revoked = position(events);
      assertThat(revoked - before).isLessThan(REFRESHES_THAT_MAY_PASS);
      assertThat(events.subList(revoked, events.size()))
          .noneMatch(it -> it.event() instanceof TokenRefreshed);
    }
  }

  private static void refreshUntilRefused(
      Browser client, CountDownLatch served, AtomicBoolean answered) {
    client.refresh().expect(200);
    served.countDown();
    int status = 200;
    while (status == 200) {
      boolean late = answered.get();
      status = client.refresh().status();
      assertThat(late && status == 200).as("a refresh after logout-all had answered").isFalse();
    }
    assertThat(status).isEqualTo(401);
  }

  private static int position(List<RecordedEvent> events) {
    for (int i = 0; i < events.size(); i++) {
      if (events.get(i).event() instanceof TokenRevoked) {
        return i;
      }
    }
    throw new AssertionError("logout-all has left no event");
  }
}
