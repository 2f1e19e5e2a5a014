package io.sessionaudit.detector.topology;

import static io.sessionaudit.detector.detection.UserLog.AWAY;
import static io.sessionaudit.detector.detection.UserLog.HOME;
import static io.sessionaudit.detector.detection.UserLog.HOME_SIX;
import static io.sessionaudit.detector.detection.UserLog.OFFICE;
import static io.sessionaudit.detector.detection.UserLog.PHONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.detector.detection.Profile;
import io.sessionaudit.detector.detection.UserLog;
import io.sessionaudit.event.AccountEvent.LoginFailed;
import io.sessionaudit.event.AccountEvent.LoginFailure;
import io.sessionaudit.event.Actor;
import io.sessionaudit.event.Context;
import io.sessionaudit.event.Envelope;
import io.sessionaudit.event.Event;
import io.sessionaudit.event.EventId;
import io.sessionaudit.event.FreshIds;
import io.sessionaudit.event.RealmEvent.EveryoneRevoked;
import io.sessionaudit.event.RecordedEvent;
import io.sessionaudit.event.SessionEvent.RejectionCode;
import io.sessionaudit.event.SessionEvent.ReuseKind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DetectionTopologyTest {

  @Test
  void anAnomalyIsAnEventOfTheDetectorCausedByItsTrigger() {
    UserLog log = new UserLog(1);
    RecordedEvent signIn = log.signIn();
    RecordedEvent moved = log.after(Duration.ofMinutes(1)).at(AWAY).refresh();
    try (Driven driven = new Driven(Profile.STRICT)) {
      driven.pipe(List.of(signIn, moved));
      Envelope trigger = moved.envelope();
      assertThat(driven.anomalies())
          .singleElement()
          .extracting(RecordedEvent::envelope)
          .isEqualTo(
              new Envelope(
                  FreshIds.derived("session-audit/1", trigger.id()),
                  trigger.occurredAt(),
                  trigger.stream(),
                  null,
                  new Envelope.Lineage(
                      trigger.lineage().correlation(), trigger.id(), Actor.DETECTOR),
                  Envelope.Source.ANOMALY_DETECTOR));
    }
  }

  @Test
  void theSameLogGivesTheSameBytesWhereverItWasInterrupted() {
    List<RecordedEvent> story = story();
    List<String> whole = run(story);
    assertThat(whole).hasSize(8);
    assertThat(run(story)).isEqualTo(whole);
    for (int split = 0; split <= story.size(); split++) {
      try (Driven first = new Driven(Profile.BALANCED);
          Driven second = new Driven(Profile.BALANCED)) {
        first.pipe(story.subList(0, split));
        second.restoredFrom(first).pipe(story.subList(split, story.size()));
        List<String> both = new ArrayList<>(first.written());
        both.addAll(second.written());
        assertThat(both).as("split at %d", split).isEqualTo(whole);
      }
    }
  }

  @Test
  void whatTheRelaySendsAgainIsNotSaidAgain() {
    List<RecordedEvent> story = story();
    try (Driven driven = new Driven(Profile.BALANCED)) {
      driven.pipe(story);
      List<String> once = driven.written();
      int sent = 0;
      for (int floor = 0; floor < story.size(); floor++) {
        driven.pipe(story.subList(floor, story.size()));
        sent += story.size() - floor;
      }
      assertThat(driven.written()).isEmpty();
      assertThat(driven.counted("duplicates")).isEqualTo(sent);
      assertThat(once).isEqualTo(run(story));
    }
  }

  @Test
  void whatCannotBeReadIsCountedAndPassedOver() {
    UserLog log = new UserLog(1);
    byte[] key = log.user().toString().getBytes(StandardCharsets.UTF_8);
    try (Driven driven = new Driven(Profile.STRICT)) {
      driven.pipe(log.signIn());
      driven.pipeGarbage(key, "{".getBytes(StandardCharsets.UTF_8));
      driven.pipeGarbage(new byte[] {-1}, new byte[0]);
      driven.pipe(log.at(AWAY).refresh());
      assertThat(driven.written()).hasSize(1);
      assertThat(driven.counted("unreadable")).isEqualTo(2);
      assertThat(driven.counted("events")).isEqualTo(2);
    }
  }

  @Test
  void aGapIsCountedAndTheRulesGoOn() {
    UserLog log = new UserLog(1);
    try (Driven driven = new Driven(Profile.STRICT)) {
      driven.pipe(log.signIn());
      driven.pipe(log.missingOne().at(AWAY).refresh());
      assertThat(driven.written()).hasSize(1);
      assertThat(driven.counted("gaps")).isEqualTo(1);
    }
  }

  @Test
  void strangersAndTheRealmLeaveNoState() {
    Context nowhere = Context.unsealed(PHONE, AWAY);
    try (Driven driven = new Driven(Profile.STRICT)) {
      driven.pipe(alone(new LoginFailed(null, LoginFailure.UNKNOWN_USER, 1, nowhere)));
      driven.pipe(alone(new EveryoneRevoked(2, EveryoneRevoked.Reason.ADMIN, null)));
      assertThat(driven.stored()).isZero();
      assertThat(driven.counted("events")).isEqualTo(2);
    }
  }

  @Test
  void aUsersSessionsInTheStoreAreBounded() {
    UserLog log = new UserLog(1);
    try (Driven driven = new Driven(Profile.STRICT)) {
      for (int i = 0; i < 200; i++) {
        driven.pipe(log.after(Duration.ofSeconds(1)).in(i).signIn());
      }
      assertThat(driven.stored()).isEqualTo(1 + 128);
    }
  }

  @Test
  void theSweepDropsWhatIsOverAndNothingElse() {
    UserLog gone = new UserLog(1);
    UserLog here = new UserLog(2);
    try (Driven driven = new Driven(Profile.STRICT)) {
      driven.pipe(gone.signIn());
      driven.pipe(here.after(Duration.ofDays(60)).signIn());
      driven.passTime(Duration.ofHours(1));
      assertThat(driven.stored()).as("one user, and another with a session").isEqualTo(3);
      driven.pipe(here.after(Duration.ofDays(40)).refresh());
      driven.passTime(Duration.ofHours(1));
      assertThat(driven.stored()).as("one user with a session").isEqualTo(2);
    }
  }

  private static List<String> run(List<RecordedEvent> events) {
    try (Driven driven = new Driven(Profile.BALANCED)) {
      driven.pipe(events);
      return driven.written();
    }
  }

  /** Two users' lives, mixed, with every signal in them. */
  private static List<RecordedEvent> story() {
    UserLog ann = new UserLog(1);
    UserLog bob = new UserLog(2);
    Duration minute = Duration.ofMinutes(1);
    return List.of(
        ann.signIn(),
        bob.at(OFFICE).signIn(),
        ann.after(minute).at(HOME_SIX).refresh(),
        bob.after(minute).refresh(),
        ann.after(minute).at(HOME).in(7).on(PHONE).signIn(),
        bob.passwordChanged(),
        ann.after(minute).at(AWAY).refresh(),
        bob.after(minute).reuse(ReuseKind.LATE_PARENT),
        ann.after(minute).replay(40),
        bob.revoked(),
        ann.after(minute).on(UserLog.LAPTOP).rejected(RejectionCode.DEVICE_CHANGED),
        bob.after(minute).rejected(RejectionCode.SESSION_REVOKED),
        ann.revoked(),
        bob.after(minute).at(AWAY).reuse(ReuseKind.AFTER_END),
        ann.after(minute).at(OFFICE).rejected(RejectionCode.SESSION_REVOKED));
  }

  private static RecordedEvent alone(Event event) {
    return new RecordedEvent(
        new Envelope(
            new EventId(new UUID(9, 9)),
            Instant.parse("2026-11-01T08:00:00Z"),
            event.stream(),
            new Envelope.Place(1, 1),
            Envelope.Lineage.root(new UUID(1, 1), Actor.STRANGER),
            Envelope.Source.AUTH_API),
        event);
  }
}
