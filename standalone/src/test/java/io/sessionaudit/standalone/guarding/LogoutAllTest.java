package io.sessionaudit.standalone.guarding;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.standalone.running.Browser;
import io.sessionaudit.standalone.running.RunningPlatform;
import io.sessionaudit.standalone.running.SharedPlatform;
import io.sessionaudit.standalone.running.User;
import io.sessionaudit.testkit.Eventually;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.ExtendWith;

/** Sign-out everywhere, while everything that could keep a session alive goes on without pause. */
@ExtendWith(SharedPlatform.class)
class LogoutAllTest {

  private static final int SESSIONS = 4;

  private final RunningPlatform platform;

  LogoutAllTest(RunningPlatform platform) {
    this.platform = platform;
  }

  @RepeatedTest(5)
  void leaves_nothing_alive() throws Exception {
    User user = platform.newUser();
    List<Browser> browsers = new ArrayList<>();
    for (int i = 0; i < SESSIONS; i++) {
      browsers.add(platform.browser().signIn(user));
    }
    Browser asking = platform.browser().signIn(user);
    Eventually.holds(() -> platform.guarded(asking).expect(200));

    try (ExecutorService threads = Executors.newFixedThreadPool(SESSIONS + 2)) {
      CountDownLatch busy = new CountDownLatch(SESSIONS + 2);
      List<Future<?>> loops = new ArrayList<>();
      browsers.forEach(it -> loops.add(threads.submit(() -> refreshUntilRefused(it, busy))));
      Browser introspected = asking.copy();
      loops.add(threads.submit(() -> introspectUntilInactive(introspected, busy)));
      loops.add(threads.submit(() -> introspectUntilInactive(introspected, busy)));
      busy.await();
      asking.copy().post("/auth/logout-all", "").expect(200);
      // From here on, whatever is asked for.
      introspection(asking.accessToken(), false);
      asking.copy().refresh().expect(401, "session_revoked");
      for (Future<?> loop : loops) {
        loop.get();
      }
    }

    browsers.add(asking);
    for (Browser browser : browsers) {
      browser.copy().refresh().expect(401, "session_revoked");
      browser.whoami().expect(401, "session_revoked");
      introspection(browser.accessToken(), false);
      introspection(browser.refreshToken(), false);
      Eventually.holds(() -> platform.guarded(browser).expect(401, "session_revoked"));
    }
  }

  private static void refreshUntilRefused(Browser browser, CountDownLatch busy) {
    browser.refresh().expect(200);
    busy.countDown();
    Browser.Answer answer = browser.refresh();
    while (answer.status() == 200) {
      answer = browser.refresh();
    }
    answer.expect(401, "session_revoked");
  }

  private void introspectUntilInactive(Browser browser, CountDownLatch busy) {
    introspection(browser.accessToken(), true);
    busy.countDown();
    boolean active = true;
    while (active) {
      active = introspect(browser.accessToken());
    }
  }

  private void introspection(String token, boolean active) {
    assertThat(introspect(token)).isEqualTo(active);
  }

  private boolean introspect(String token) {
    Properties client = platform.credential("client");
    return platform
        .browser()
        .form(
            "/oauth2/introspect",
            "token=" + token,
            client.getProperty("clientId"),
            client.getProperty("clientSecret"))
        .expect(200)
        .json()
        .flag("active");
  }
}
