package io.sessionaudit.standalone.detecting;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.event.Actor;
import io.sessionaudit.event.AnomalyDetected;
import io.sessionaudit.event.AnomalyDetected.Signal;
import io.sessionaudit.event.AnomalyDetected.SignalKind;
import io.sessionaudit.event.AnomalyDetected.Verdict;
import io.sessionaudit.event.Envelope;
import io.sessionaudit.event.EventId;
import io.sessionaudit.event.FreshIds;
import io.sessionaudit.event.RecordedEvent;
import io.sessionaudit.event.SessionEvent.TokenIssued;
import io.sessionaudit.event.SessionId;
import io.sessionaudit.event.Stream;
import io.sessionaudit.event.UserId;
import io.sessionaudit.standalone.running.Browser;
import io.sessionaudit.standalone.running.RunningPlatform;
import io.sessionaudit.standalone.running.SharedPlatform;
import io.sessionaudit.standalone.running.User;
import io.sessionaudit.testkit.Eventually;
import io.sessionaudit.wire.EventCodec;
import io.sessionaudit.wire.KafkaRecords;
import io.sessionaudit.wire.Topics;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What an anomaly record says of its trigger is not believed. */
@ExtendWith(SharedPlatform.class)
class ForgedAnomalyTest {

  private final RunningPlatform platform;

  ForgedAnomalyTest(RunningPlatform platform) {
    this.platform = platform;
  }

  private void say(User user, Browser browser, EventId trigger, Verdict verdict) {
    UserId id = UserId.of(user.id());
    AnomalyDetected anomaly =
        new AnomalyDetected(
            id,
            SessionId.of(browser.session()),
            List.of(new Signal(SignalKind.REUSE, null, null, null)),
            120,
            "strict",
            "forged/1",
            verdict);
    Envelope envelope =
        new Envelope(
            FreshIds.event(),
            Instant.now().truncatedTo(ChronoUnit.MICROS),
            Stream.of(id),
            null,
            new Envelope.Lineage(FreshIds.correlation(), trigger, Actor.DETECTOR),
            Envelope.Source.ANOMALY_DETECTOR);
    platform
        .log()
        .write(KafkaRecords.write(Topics.SESSION_ANOMALIES, EventCodec.encode(envelope, anomaly)));
  }

  private EventId signIn(User user) {
    return platform.stored().events(user).stream()
        .filter(it -> it.event() instanceof TokenIssued)
        .map(RecordedEvent::envelope)
        .map(Envelope::id)
        .findFirst()
        .orElseThrow();
  }

  private void assertUnharmed(User user, Browser browser) {
    browser.whoami().expect(200);
    assertThat(platform.stored().revocations(user)).isEmpty();
  }

  @Test
  void a_trigger_of_another_user_ends_nothing_of_either() {
    User named = platform.newUser();
    Browser browser = platform.browser().signIn(named);
    User other = platform.newUser();
    Browser others = platform.browser().signIn(other);

    say(named, browser, signIn(other), Verdict.REVOKE_ALL);
    platform.settle();

    assertUnharmed(named, browser);
    assertUnharmed(other, others);
    say(named, browser, signIn(named), Verdict.REVOKE_ALL);
    Eventually.holds(() -> browser.whoami().expect(401, "session_revoked"));
    assertUnharmed(other, others);
  }

  @Test
  void a_trigger_that_is_not_in_the_journal_ends_nothing() {
    User user = platform.newUser();
    Browser browser = platform.browser().signIn(user);

    say(user, browser, FreshIds.event(), Verdict.REVOKE_ALL);
    platform.settle();

    assertUnharmed(user, browser);
  }

  @Test
  void a_trigger_that_is_no_event_of_a_session_ends_nothing() {
    User user = platform.newUser();
    Browser browser = platform.browser().signIn(user);
    EventId created = platform.stored().events(user).getFirst().envelope().id();

    say(user, browser, created, Verdict.REVOKE_ALL);
    platform.settle();

    assertUnharmed(user, browser);
  }

  @Test
  void a_verdict_to_observe_ends_nothing() {
    User user = platform.newUser();
    Browser browser = platform.browser().signIn(user);

    say(user, browser, signIn(user), Verdict.OBSERVE);
    platform.settle();

    assertUnharmed(user, browser);
    say(user, browser, signIn(user), Verdict.REVOKE_ALL);
    Eventually.holds(() -> browser.whoami().expect(401, "session_revoked"));
  }
}
