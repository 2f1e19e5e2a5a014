package io.sessionaudit.detector.detection;

import static io.sessionaudit.detector.detection.UserLog.AWAY;
import static io.sessionaudit.detector.detection.UserLog.HOME;
import static io.sessionaudit.detector.detection.UserLog.OFFICE;
import static io.sessionaudit.detector.detection.UserLog.PHONE;

import io.sessionaudit.event.Device;
import io.sessionaudit.event.RecordedEvent;
import io.sessionaudit.event.SessionEvent.RejectionCode;
import io.sessionaudit.event.SessionEvent.ReuseKind;
import io.sessionaudit.testkit.DetectionSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScoreTest {

  private static final Duration WINDOW = Duration.ofMinutes(15);
  private static final Duration MICRO = Duration.ofNanos(1_000);

  private final UserLog log = new UserLog(1);
  private final DetectionSpec<Rules.Remembered, RecordedEvent, String> strict =
      Rules.under(Profile.STRICT);
  private final DetectionSpec<Rules.Remembered, RecordedEvent, String> balanced =
      Rules.under(Profile.BALANCED);
  private final DetectionSpec<Rules.Remembered, RecordedEvent, String> observe =
      Rules.under(Profile.OBSERVE);

  @ParameterizedTest
  @EnumSource(names = {"ANCESTOR", "BINDING_MISMATCH", "AFTER_END"})
  void reuseThatNothingElseExplainsRevokesUnderBalancedToo(ReuseKind kind) {
    balanced.given(log.signIn()).when(log.reuse(kind)).then("REVOKE_ALL 120 REUSE");
  }

  @Test
  void aLateParentAloneIsFlaggedUnderBalancedAndRevokesUnderStrict() {
    RecordedEvent signIn = log.signIn();
    RecordedEvent late = log.reuse(ReuseKind.LATE_PARENT);
    balanced.given(signIn).when(late).then("OBSERVE 60 REUSE");
    strict.given(signIn).when(late).then("REVOKE_ALL 60 REUSE");
    observe.given(signIn).when(late).then("OBSERVE 60 REUSE");
  }

  @Test
  void aLateParentFromAnotherNetworkRevokesUnderBalanced() {
    balanced
        .given(log.signIn())
        .when(log.at(AWAY).reuse(ReuseKind.LATE_PARENT))
        .then("REVOKE_ALL 120 REUSE NETWORK_CHANGED");
  }

  @Test
  void aLateParentFromAnotherDeviceIsNoLostAnswer() {
    balanced
        .given(log.signIn())
        .when(log.on(PHONE).reuse(ReuseKind.LATE_PARENT))
        .then("REVOKE_ALL 140 REUSE DEVICE_CHANGED");
  }

  @Test
  void aParentInItsWindowFromAForeignDeviceIsReuseAndDevice() {
    balanced
        .given(log.signIn())
        .when(log.on(PHONE).reuse(ReuseKind.IN_GRACE_FOREIGN))
        .then("REVOKE_ALL 200 REUSE DEVICE_CHANGED");
  }

  @Test
  void aDeviceChangeRevokesUnderStrictOnly() {
    RecordedEvent signIn = log.signIn();
    RecordedEvent other = log.on(PHONE).rejected(RejectionCode.DEVICE_CHANGED);
    strict.given(signIn).when(other).then("REVOKE_ALL 80 DEVICE_CHANGED");
    balanced.given(signIn).when(other).then("OBSERVE 80 DEVICE_CHANGED");
    observe.given(signIn).when(other).then("OBSERVE 80 DEVICE_CHANGED");
  }

  @Test
  void aBrowserUpgradeIsNoChange() {
    strict
        .given(log.on(new Device("Safari", "macOS", "desktop")).signIn())
        .when(log.on(new Device("Safari", "iPadOS", "tablet")).refresh())
        .thenNothing();
  }

  @Test
  void aNetworkChangeIsFlaggedUnderEveryProfile() {
    RecordedEvent signIn = log.signIn();
    RecordedEvent moved = log.at(AWAY).refresh();
    strict.given(signIn).when(moved).then("REVOKE_ALL 60 NETWORK_CHANGED");
    balanced.given(signIn).when(moved).then("OBSERVE 60 NETWORK_CHANGED");
    observe.given(signIn).when(moved).then("OBSERVE 60 NETWORK_CHANGED");
  }

  @Test
  void signalsOfOneSessionAddUpForFifteenMinutes() {
    balanced
        .given(log.signIn(), log.at(AWAY).refresh())
        .when(log.after(WINDOW).on(PHONE).rejected(RejectionCode.DEVICE_CHANGED))
        .then("REVOKE_ALL 140 DEVICE_CHANGED");
  }

  @Test
  void andNoLonger() {
    balanced
        .given(log.signIn(), log.at(AWAY).refresh())
        .when(log.after(WINDOW).after(MICRO).on(PHONE).rejected(RejectionCode.DEVICE_CHANGED))
        .then("OBSERVE 80 DEVICE_CHANGED");
  }

  @Test
  void theSameKindTwiceCountsOnce() {
    balanced
        .given(log.signIn(), log.at(AWAY).refresh())
        .when(log.at(OFFICE).refresh())
        .then("OBSERVE 60 NETWORK_CHANGED");
  }

  @Test
  void ofTwoReusesTheHeavierCounts() {
    balanced
        .given(log.signIn(), log.reuse(ReuseKind.LATE_PARENT))
        .when(log.reuse(ReuseKind.AFTER_END))
        .then("REVOKE_ALL 120 REUSE");
    balanced
        .given(log.in(2).signIn(), log.reuse(ReuseKind.AFTER_END))
        .when(log.reuse(ReuseKind.LATE_PARENT))
        .then("REVOKE_ALL 120 REUSE");
  }

  @Test
  void anotherSessionsSignalsDoNotCount() {
    balanced
        .given(log.signIn(), log.at(AWAY).refresh(), log.in(2).at(HOME).signIn())
        .when(log.on(PHONE).rejected(RejectionCode.DEVICE_CHANGED))
        .then("OBSERVE 80 DEVICE_CHANGED");
  }

  @Test
  void aDeadTokenNeverRevokesWhateverTheSum() {
    strict
        .given(log.signIn(), log.at(AWAY).reuse(ReuseKind.ANCESTOR), log.revoked())
        .when(log.rejected(RejectionCode.SESSION_REVOKED))
        .then("OBSERVE 190 DEAD_TOKEN_PRESENTED");
  }

  @Test
  void thirtyRefreshesAMinuteAreTooOftenAndSaidOnce() {
    List<RecordedEvent> past = new ArrayList<>(List.of(log.signIn()));
    for (int i = 0; i < 29; i++) {
      past.add(log.after(Duration.ofSeconds(2)).refresh());
    }
    RecordedEvent thirtieth = log.refresh();
    strict
        .given(past.toArray(RecordedEvent[]::new))
        .when(thirtieth)
        .then("OBSERVE 10 REFRESH_TOO_OFTEN");
    past.add(thirtieth);
    strict.given(past.toArray(RecordedEvent[]::new)).when(log.refresh()).thenNothing();
  }

  @Test
  void twentyNineAreNot() {
    strict
        .given(log.signIn(), log.replay(28))
        .when(log.after(Duration.ofSeconds(59)).refresh())
        .thenNothing();
  }

  @Test
  void aMinuteLaterCountingBeginsAgain() {
    strict
        .given(log.signIn(), log.replay(29))
        .when(log.after(Duration.ofMinutes(1)).refresh())
        .thenNothing();
  }

  @Test
  void anEventThatStandsForManyCountsAsMany() {
    strict.given(log.signIn()).when(log.replay(500)).then("OBSERVE 10 REFRESH_TOO_OFTEN");
  }

  @Test
  void refreshingTooOftenNeverRevokesWhateverTheSum() {
    strict
        .given(log.signIn(), log.at(AWAY).refresh())
        .when(log.replay(30))
        .then("OBSERVE 70 REFRESH_TOO_OFTEN");
  }
}
