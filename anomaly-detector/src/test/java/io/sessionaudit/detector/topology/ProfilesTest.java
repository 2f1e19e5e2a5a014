package io.sessionaudit.detector.topology;

import static io.sessionaudit.detector.detection.UserLog.AWAY;
import static io.sessionaudit.detector.detection.UserLog.LAPTOP;
import static io.sessionaudit.detector.detection.UserLog.OFFICE;
import static io.sessionaudit.detector.detection.UserLog.PHONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.detector.detection.Profile;
import io.sessionaudit.detector.detection.UserLog;
import io.sessionaudit.event.AnomalyDetected;
import io.sessionaudit.event.AnomalyDetected.Signal;
import io.sessionaudit.event.AnomalyDetected.SignalKind;
import io.sessionaudit.event.AnomalyDetected.Verdict;
import io.sessionaudit.event.RecordedEvent;
import io.sessionaudit.event.SessionEvent.RejectionCode;
import io.sessionaudit.event.SessionEvent.ReuseKind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One story under each profile: all of them see the same, and they differ in what follows. */
class ProfilesTest {

  private static List<RecordedEvent> story() {
    UserLog log = new UserLog(1);
    return List.of(
        log.signIn(),
        log.after(Duration.ofMinutes(1)).at(AWAY).refresh(),
        log.after(Duration.ofMinutes(1)).on(PHONE).rejected(RejectionCode.DEVICE_CHANGED),
        log.after(Duration.ofHours(1)).reuse(ReuseKind.ANCESTOR),
        log.after(Duration.ofHours(1)).in(2).on(LAPTOP).signIn(),
        log.reuse(ReuseKind.LATE_PARENT));
  }

  @ParameterizedTest
  @EnumSource
  void differInTheVerdictAlone(Profile profile) {
    List<Verdict> expected =
        switch (profile) {
          case STRICT ->
              List.of(
                  Verdict.REVOKE_ALL, Verdict.REVOKE_ALL, Verdict.REVOKE_ALL, Verdict.REVOKE_ALL);
          case BALANCED ->
              List.of(Verdict.OBSERVE, Verdict.REVOKE_ALL, Verdict.REVOKE_ALL, Verdict.OBSERVE);
          case OBSERVE ->
              List.of(Verdict.OBSERVE, Verdict.OBSERVE, Verdict.OBSERVE, Verdict.OBSERVE);
        };
    List<AnomalyDetected> said = said(profile, story());
    assertThat(said).extracting(AnomalyDetected::verdict).isEqualTo(expected);
    assertThat(said).extracting(AnomalyDetected::profile).containsOnly(profile.wireName());
    List<AnomalyDetected> strict = said(Profile.STRICT, story());
    assertThat(said)
        .extracting(AnomalyDetected::signals)
        .isEqualTo(strict.stream().map(AnomalyDetected::signals).toList());
    assertThat(said)
        .extracting(AnomalyDetected::score)
        .isEqualTo(strict.stream().map(AnomalyDetected::score).toList());
  }

  /** A verdict belongs to its event, not to the session and the kind of signal. */
  @Test
  void aSecondTheftIsNoRepeatOfAHarmlessMove() {
    UserLog log = new UserLog(1);
    List<RecordedEvent> story =
        List.of(
            log.signIn(),
            log.after(Duration.ofMinutes(1)).at(AWAY).refresh(),
            log.after(Duration.ofHours(1))
                .at(OFFICE)
                .on(PHONE)
                .rejected(RejectionCode.DEVICE_CHANGED));
    try (Driven driven = new Driven(Profile.BALANCED)) {
      driven.pipe(story);
      List<RecordedEvent> said = driven.anomalies();
      assertThat(said).hasSize(2);
      assertThat(said.getFirst().envelope().id()).isNotEqualTo(said.getLast().envelope().id());
      AnomalyDetected move = (AnomalyDetected) said.getFirst().event();
      AnomalyDetected theft = (AnomalyDetected) said.getLast().event();
      assertThat(theft.session()).isEqualTo(move.session());
      assertThat(List.of(move, theft))
          .allSatisfy(it ->
              assertThat(it.signals())
                  .extracting(Signal::kind)
                  .contains(SignalKind.NETWORK_CHANGED));
      assertThat(move.verdict()).isEqualTo(Verdict.OBSERVE);
      assertThat(theft.verdict()).isEqualTo(Verdict.REVOKE_ALL);
    }
  }

  private static List<AnomalyDetected> said(Profile profile, List<RecordedEvent> story) {
    try (Driven driven = new Driven(profile)) {
      driven.pipe(story);
      return driven.anomalies().stream().map(it -> (AnomalyDetected) it.event()).toList();
    }
  }
}
