package io.sessionaudit.standalone.detecting;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.event.AnomalyDetected;
import io.sessionaudit.event.AnomalyDetected.Signal;
import io.sessionaudit.event.AnomalyDetected.SignalKind;
import io.sessionaudit.event.AnomalyDetected.Verdict;
import io.sessionaudit.event.RevocationReason;
import io.sessionaudit.event.RevocationScope;
import io.sessionaudit.event.SessionEvent.TokenRevoked;
import io.sessionaudit.standalone.running.Browser;
import io.sessionaudit.standalone.running.RunningPlatform;
import io.sessionaudit.standalone.running.SharedPlatform;
import io.sessionaudit.standalone.running.User;
import io.sessionaudit.testkit.Eventually;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A theft ends all that the user had at that moment: once, late if need be, and nothing newer. */
@ExtendWith(SharedPlatform.class)
class TheftTest {

  private static final String THIEF = "203.0.113.66";

  private final RunningPlatform platform;

  TheftTest(RunningPlatform platform) {
    this.platform = platform;
  }

  private List<TokenRevoked> ofUserScope(User user) {
    return platform.stored().revocations(user).stream()
        .filter(it -> it.scope() instanceof RevocationScope.User)
        .toList();
  }

  private static void dead(Browser browser) {
    browser.copy().refresh().expect(401, "session_revoked");
    browser.whoami().expect(401, "session_revoked");
  }

  @Test
  void three_signals_of_one_theft_are_one_revocation() {
    User user = platform.newUser();
    Browser laptop = platform.browser().signIn(user);
    Browser bystanding = platform.browser().signIn(user);
    Browser thief = laptop.copy().on(Browser.PHONE).from(THIEF);
    laptop.refresh().expect(200);
    laptop.refresh().expect(200);

    thief.refresh().expect(401, "reuse_detected");

    Eventually.holds(() -> assertThat(ofUserScope(user)).isNotEmpty());
    for (int i = 0; i < 5; i++) {
      thief.from("203.0.113." + i).refresh().expect(401, "session_revoked");
      thief.from("198.51.100." + i).refresh().expect(401, "session_revoked");
    }
    platform.settle();
    assertThat(ofUserScope(user)).hasSize(1);
    AnomalyDetected first = (AnomalyDetected) platform.log().anomalies(user).getFirst().event();
    assertThat(first.signals())
        .extracting(Signal::kind)
        .containsExactlyInAnyOrder(
            SignalKind.REUSE, SignalKind.DEVICE_CHANGED, SignalKind.NETWORK_CHANGED);
    dead(laptop);
    dead(bystanding);
  }

  @Test
  void three_verdicts_over_the_same_sign_ins_are_one_revocation() {
    User user = platform.newUser();
    List<Browser> browsers = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      browsers.add(platform.browser().signIn(user));
    }
    platform.detector().stop();
    browsers.forEach(it -> it.copy().from(THIEF).refresh().expect(200));
    platform.detector().start();

    Eventually.holds(() -> assertThat(ofUserScope(user)).isNotEmpty());
    platform.settle();
    assertThat(platform.log().anomalies(user))
        .extracting(it -> ((AnomalyDetected) it.event()).verdict())
        .containsExactly(Verdict.REVOKE_ALL, Verdict.REVOKE_ALL, Verdict.REVOKE_ALL);
    assertThat(ofUserScope(user))
        .extracting(TokenRevoked::reason)
        .containsExactly(RevocationReason.ANOMALY);
    browsers.forEach(TheftTest::dead);
  }

  @Test
  void a_late_verdict_does_not_end_a_newer_sign_in() {
    User user = platform.newUser();
    Browser stolen = platform.browser().signIn(user);
    Browser old = platform.browser().signIn(user);
    platform.detector().stop();
    Browser thief = stolen.copy().from(THIEF);
    thief.refresh().expect(200);
    Browser newer = platform.browser().signIn(user);
    platform.detector().start();

    Eventually.holds(() -> thief.whoami().expect(401, "session_revoked"));
    platform.settle();
    dead(thief);
    dead(old);
    newer.refresh().expect(200);
    newer.whoami().expect(200);
    Eventually.holds(() -> platform.guarded(old).expect(401, "session_revoked"));
    Eventually.holds(() -> platform.guarded(newer).expect(200));
  }

  @Test
  void a_device_change_is_refused_without_kafka_and_ends_everything_once_it_is_back() {
    User user = platform.newUser();
    Browser laptop = platform.browser().signIn(user);
    Browser tablet = platform.browser().signIn(user);
    platform.kafka().stop();
    try {
      laptop.copy().on(Browser.PHONE).refresh().expect(401, "reauthentication_required");
      dead(laptop);
      tablet.refresh().expect(200);
    } finally {
      platform.kafka().start();
    }

    Eventually.holds(() -> tablet.whoami().expect(401, "session_revoked"));
    dead(tablet);
    assertThat(ofUserScope(user))
        .extracting(TokenRevoked::reason)
        .containsExactly(RevocationReason.ANOMALY);
  }
}
