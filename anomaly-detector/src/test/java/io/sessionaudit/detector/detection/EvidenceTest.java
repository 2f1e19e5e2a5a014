package io.sessionaudit.detector.detection;

import static io.sessionaudit.detector.detection.UserLog.AWAY;
import static io.sessionaudit.detector.detection.UserLog.HOME_SIX;
import static io.sessionaudit.detector.detection.UserLog.PHONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.event.AnomalyDetected;
import io.sessionaudit.event.AnomalyDetected.Signal;
import io.sessionaudit.event.AnomalyDetected.SignalKind;
import io.sessionaudit.event.AnomalyDetected.Verdict;
import io.sessionaudit.event.RecordedEvent;
import io.sessionaudit.event.SessionEvent.RejectionCode;
import io.sessionaudit.event.SessionEvent.ReuseKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvidenceTest {

  private final UserLog log = new UserLog(1);

  @Test
  void aMoveNamesBothNetworksAndTheEventThatSetTheOld() {
    RecordedEvent signIn = log.signIn();
    RecordedEvent refresh = log.refresh();
    expect(
        new Signal(SignalKind.NETWORK_CHANGED, "IPV4 home", "IPV4 away", signIn.envelope().id()),
        60,
        log.at(AWAY).refresh(),
        signIn,
        refresh);
  }

  @Test
  void aNewFamilyNamesTheNetworkThatTheSessionHad() {
    RecordedEvent signIn = log.signIn();
    RecordedEvent six = log.at(HOME_SIX).refresh();
    Rules.exactlyUnder(Profile.STRICT)
        .given(signIn)
        .when(six)
        .then(
            anomaly(
                new Signal(
                    SignalKind.NEW_ADDRESS_FAMILY,
                    "IPV4 home",
                    "IPV6 home6",
                    signIn.envelope().id()),
                0,
                Verdict.OBSERVE));
  }

  @Test
  void aDeviceChangeNamesBothDevices() {
    RecordedEvent signIn = log.signIn();
    expect(
        new Signal(
            SignalKind.DEVICE_CHANGED,
            "Chrome/Windows/desktop",
            "Mobile Safari/iOS/phone",
            signIn.envelope().id()),
        80,
        log.on(PHONE).rejected(RejectionCode.DEVICE_CHANGED),
        signIn);
  }

  @Test
  void reuseNamesBothGenerationsAndTheRotationThatMadeTheNewer() {
    RecordedEvent signIn = log.signIn();
    RecordedEvent rotation = log.refresh();
    RecordedEvent replay = log.replay(1);
    expect(
        new Signal(
            SignalKind.REUSE, "generation 2", "generation 1 ANCESTOR", rotation.envelope().id()),
        120,
        log.reuse(ReuseKind.ANCESTOR),
        signIn,
        rotation,
        replay);
  }

  @Test
  void whatIsNotKnownIsAbsent() {
    expect(
        new Signal(SignalKind.REUSE, "generation 2", "generation 1 AFTER_END", null),
        120,
        log.reuse(ReuseKind.AFTER_END));
  }

  @Test
  void anEventThatWasSeenBeforeChangesAndSaysNothing() {
    RecordedEvent signIn = log.signIn();
    RecordedEvent moved = log.at(AWAY).refresh();
    Baseline before = Detection.detect(Baseline.NONE, signIn, Profile.STRICT).baseline();
    Baseline after = Detection.detect(before, moved, Profile.STRICT).baseline();
    assertThat(Detection.detect(after, moved, Profile.STRICT)).isEqualTo(Detected.nothing(after));
    assertThat(Detection.detect(after, signIn, Profile.STRICT)).isEqualTo(Detected.nothing(after));
  }

  private void expect(Signal signal, int score, RecordedEvent trigger, RecordedEvent... past) {
    Rules.exactlyUnder(Profile.STRICT)
        .given(past)
        .when(trigger)
        .then(anomaly(signal, score, Verdict.REVOKE_ALL));
  }

  private AnomalyDetected anomaly(Signal signal, int score, Verdict verdict) {
    return new AnomalyDetected(
        log.user(), log.session(), List.of(signal), score, "strict", "session-audit/1", verdict);
  }
}
