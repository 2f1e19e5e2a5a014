package io.sessionaudit.standalone.detecting;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.event.AnomalyDetected;
import io.sessionaudit.event.AnomalyDetected.Signal;
import io.sessionaudit.event.AnomalyDetected.SignalKind;
import io.sessionaudit.event.AnomalyDetected.Verdict;
import io.sessionaudit.standalone.running.Browser;
import io.sessionaudit.standalone.running.RunningPlatform;
import io.sessionaudit.standalone.running.SharedPlatform;
import io.sessionaudit.standalone.running.User;
import io.sessionaudit.testkit.Eventually;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What honest people do does not sign them out. Each story ends with a theft that does, so that a
 * detector that sees nothing cannot pass.
 */
@ExtendWith(SharedPlatform.class)
class EverydayTest {

  private static final String HOME = "192.0.2.10";
  private static final String CAFE = "198.51.100.20";
  private static final String THIEF = "203.0.113.66";
  private static final String MOBILE_V4 = "192.0.2.77";
  private static final String MOBILE_V6 = "2001:db8:77:1::5";
  private static final String NEIGHBOUR_V6 = "2001:db8:77:1::9";

  private final RunningPlatform platform;

  EverydayTest(RunningPlatform platform) {
    this.platform = platform;
  }

  private List<AnomalyDetected> anomalies(User user) {
    return platform.log().anomalies(user).stream().map(it -> (AnomalyDetected) it.event()).toList();
  }

  private void assertUnharmed(User user, Browser browser) {
    platform.settle();
    browser.refresh().expect(200);
    assertThat(platform.stored().revocations(user)).isEmpty();
    assertThat(anomalies(user))
        .extracting(AnomalyDetected::verdict)
        .doesNotContain(Verdict.REVOKE_ALL);
  }

  private static void assertTheftIsSeen(Browser browser) {
    browser.copy().from(THIEF).refresh().expect(200);
    Eventually.holds(() -> browser.whoami().expect(401, "session_revoked"));
  }

  @Test
  void a_phone_that_alternates_between_ipv4_and_ipv6_stays_signed_in() {
    User user = platform.newUser();
    Browser phone = platform.browser().on(Browser.PHONE).from(MOBILE_V4).signIn(user);
    phone.from(MOBILE_V6).refresh().expect(200);
    phone.from(MOBILE_V4).refresh().expect(200);
    phone.from(NEIGHBOUR_V6).refresh().expect(200);
    phone.from(MOBILE_V4).refresh().expect(200);

    assertUnharmed(user, phone);
    assertThat(anomalies(user))
        .flatExtracting(AnomalyDetected::signals)
        .extracting(Signal::kind)
        .containsExactly(SignalKind.NEW_ADDRESS_FAMILY);
    assertTheftIsSeen(phone);
  }

  @Test
  void a_browser_upgrade_is_no_change() {
    User user = platform.newUser();
    Browser laptop = platform.browser().from(HOME).signIn(user);
    laptop.on(Browser.UPGRADED_LAPTOP).refresh().expect(200);

    assertUnharmed(user, laptop);
    assertThat(anomalies(user)).isEmpty();
    assertTheftIsSeen(laptop);
  }

  @Test
  void coming_back_to_a_known_network_is_no_change() {
    User user = platform.newUser();
    platform.browser().from(CAFE).signIn(user);
    Browser laptop = platform.browser().from(HOME).signIn(user);
    laptop.from(CAFE).refresh().expect(200);
    laptop.from(HOME).refresh().expect(200);
    laptop.from(CAFE).refresh().expect(200);

    assertUnharmed(user, laptop);
    assertThat(anomalies(user)).isEmpty();
    assertTheftIsSeen(laptop);
  }

  /** Without the proxy's header the proxy is the client, so there are two addresses of one user. */
  @Test
  void a_proxy_that_comes_and_goes_signs_nobody_out() {
    User user = platform.newUser();
    String straight = "";
    platform.browser().from(straight).signIn(user);
    Browser laptop = platform.browser().from(HOME).signIn(user);
    for (int i = 0; i < 3; i++) {
      laptop.from(straight).refresh().expect(200);
      laptop.from(HOME).refresh().expect(200);
    }

    assertUnharmed(user, laptop);
    assertThat(anomalies(user)).isEmpty();
    assertTheftIsSeen(laptop);
  }
}
