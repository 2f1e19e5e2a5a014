package io.sessionaudit.projector.log;

import io.sessionaudit.event.AccountEvent.AccountCreated;
import io.sessionaudit.event.Actor;
import io.sessionaudit.event.AnomalyDetected;
import io.sessionaudit.event.Context;
import io.sessionaudit.event.Envelope.Lineage;
import io.sessionaudit.event.RealmEvent.EveryoneRevoked;
import io.sessionaudit.event.RecordedEvent;
import io.sessionaudit.event.RevocationReason;
import io.sessionaudit.event.RevocationScope;
import io.sessionaudit.event.SessionEvent.Delivery;
import io.sessionaudit.event.SessionEvent.Expiry;
import io.sessionaudit.event.SessionEvent.Grant;
import io.sessionaudit.event.SessionEvent.SessionExpired;
import io.sessionaudit.event.SessionEvent.TokenIssued;
import io.sessionaudit.event.SessionEvent.TokenRefreshed;
import io.sessionaudit.event.SessionEvent.TokenRevoked;
import io.sessionaudit.event.SessionId;
import io.sessionaudit.event.SessionPoint;
import io.sessionaudit.event.UserId;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What people do, as events of a {@link TestLog}. */
public final class Life {

  public final TestLog log;
  private final Map<SessionId, Integer> epochs = new HashMap<>();
  private final Map<SessionId, Integer> generations = new HashMap<>();
  private int realm = 1;

  public Life(TestLog log) {
    this.log = log;
  }

  public Person account(String name) {
    Person person = new Person(new UserId(log.uuid()), name);
    log.append(new AccountCreated(person.id, "tag-" + name, List.of("user"), null), person);
    return person;
  }

  public SessionId signIn(Person person, Context context) {
    person.lastEpoch++;
    SessionId session = new SessionId(log.uuid());
    epochs.put(session, person.lastEpoch);
    generations.put(session, 1);
    person.open.add(session);
    log.append(
        new TokenIssued(
            point(person, session), grant(), List.of("pwd"), "1", Delivery.COOKIE, context),
        person);
    return session;
  }

  public RecordedEvent refresh(Person person, SessionId session, Context context) {
    int generation = generations.merge(session, 1, Integer::sum);
    return log.append(
        new TokenRefreshed(
            point(person, session),
            generation,
            false,
            1,
            1,
            log.now().plus(Duration.ofMinutes(15)),
            log.now().plus(Duration.ofHours(24)),
            context),
        person);
  }

  public RecordedEvent revoke(Person person, SessionId session, RevocationReason reason) {
    person.open.remove(session);
    return log.append(revoked(new RevocationScope.Session(point(person, session)), reason));
  }

  public RecordedEvent revokeToken(Person person, SessionId session) {
    int generation = generations.getOrDefault(session, 1);
    return log.append(
        revoked(
            new RevocationScope.Token(point(person, session), generation),
            RevocationReason.CLIENT));
  }

  public RecordedEvent revokeAll(Person person, RevocationReason reason) {
    return revokeThrough(person, person.lastEpoch, reason);
  }

  public RecordedEvent revokeThrough(Person person, int through, RevocationReason reason) {
    person.open.removeIf(session -> epochs.getOrDefault(session, 0) <= through);
    return log.append(
        revoked(new RevocationScope.User(person.id, through, person.lastEpoch, realm), reason));
  }

  public RecordedEvent expire(Person person, SessionId session, Expiry kind) {
    person.open.remove(session);
    return log.append(new SessionExpired(point(person, session), kind, log.now()));
  }

  public RecordedEvent revokeEveryone() {
    realm++;
    return log.append(new EveryoneRevoked(realm, EveryoneRevoked.Reason.ADMIN, "drill"));
  }

  public RecordedEvent flag(Person person, SessionId session, RecordedEvent trigger) {
    return log.append(
        new AnomalyDetected(
            person.id,
            session,
            List.of(
                new AnomalyDetected.Signal(
                    AnomalyDetected.SignalKind.NETWORK_CHANGED, "a", "b", trigger.envelope().id())),
            60,
            "strict",
            "rules-1",
            AnomalyDetected.Verdict.REVOKE_ALL),
        null,
        new Lineage(log.uuid(), trigger.envelope().id(), Actor.DETECTOR));
  }

  public SessionPoint point(Person person, SessionId session) {
    return new SessionPoint(
        person.id, session, epochs.getOrDefault(session, 1), person.lastEpoch, realm);
  }

  private TokenRevoked revoked(RevocationScope scope, RevocationReason reason) {
    return new TokenRevoked(scope, reason, null, log.now().plus(Duration.ofHours(1)));
  }

  private Grant grant() {
    return new Grant(
        1,
        List.of("user"),
        log.now().plus(Duration.ofMinutes(15)),
        log.now().plus(Duration.ofHours(24)),
        log.now().plus(Duration.ofDays(7)));
  }
}
