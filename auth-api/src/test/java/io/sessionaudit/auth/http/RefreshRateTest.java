package io.sessionaudit.auth.http;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RefreshRateTest {

  private static RunningAuthApi api;

  @BeforeAll
  static void start() {
    api =
        RunningAuthApi.start(
            Map.of("session-audit.limits.refreshes", 3, "session-audit.limits.window", "1h"));
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  @Test
  void a_client_in_a_loop_is_told_to_stop_and_a_thief_is_found_all_the_same() {
    Browser owner = api.browser().signIn(api.newUser());
    Browser other = api.browser().signIn(api.newUser());
    for (int round = 0; round < 3; round++) {
      owner.refresh().expect(200);
    }
    owner.refresh().expect(429, "too_many_requests");
    other.refresh().expect(200);
    owner.copy().on(Browser.PHONE).refresh().expect(401, "reauthentication_required");
  }
}
