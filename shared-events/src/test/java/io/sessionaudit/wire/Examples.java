package io.sessionaudit.wire;

import static io.sessionaudit.wire.ExampleEnvelopes.ADMIN;
import static io.sessionaudit.wire.ExampleEnvelopes.LAPTOP;
import static io.sessionaudit.wire.ExampleEnvelopes.MARIA;
import static io.sessionaudit.wire.ExampleEnvelopes.NOON;
import static io.sessionaudit.wire.ExampleEnvelopes.caused;
import static io.sessionaudit.wire.ExampleEnvelopes.detected;
import static io.sessionaudit.wire.ExampleEnvelopes.id;
import static io.sessionaudit.wire.ExampleEnvelopes.root;

import io.sessionaudit.event.AccountEvent.AccountCreated;
import io.sessionaudit.event.AccountEvent.AccountStatus;
import io.sessionaudit.event.AccountEvent.AccountStatusChanged;
import io.sessionaudit.event.AccountEvent.AuthorizationChanged;
import io.sessionaudit.event.AccountEvent.ChangedBy;
import io.sessionaudit.event.AccountEvent.LoginFailed;
import io.sessionaudit.event.AccountEvent.LoginFailure;
import io.sessionaudit.event.AccountEvent.PasswordChanged;
import io.sessionaudit.event.Actor;
import io.sessionaudit.event.AnomalyDetected;
import io.sessionaudit.event.AnomalyDetected.Signal;
import io.sessionaudit.event.AnomalyDetected.SignalKind;
import io.sessionaudit.event.AnomalyDetected.Verdict;
import io.sessionaudit.event.Context;
import io.sessionaudit.event.Device;
import io.sessionaudit.event.Envelope;
import io.sessionaudit.event.Event;
import io.sessionaudit.event.Network;
import io.sessionaudit.event.Network.AddressFamily;
import io.sessionaudit.event.RealmEvent.ClientCreated;
import io.sessionaudit.event.RealmEvent.ClientDeleted;
import io.sessionaudit.event.RealmEvent.EveryoneRevoked;
import io.sessionaudit.event.RevocationReason;
import io.sessionaudit.event.RevocationScope;
import io.sessionaudit.event.SessionEvent.Delivery;
import io.sessionaudit.event.SessionEvent.Expiry;
import io.sessionaudit.event.SessionEvent.Grant;
import io.sessionaudit.event.SessionEvent.RefreshRejected;
import io.sessionaudit.event.SessionEvent.RejectionCode;
import io.sessionaudit.event.SessionEvent.ReuseDetected;
import io.sessionaudit.event.SessionEvent.ReuseKind;
import io.sessionaudit.event.SessionEvent.SessionExpired;
import io.sessionaudit.event.SessionEvent.TokenIssued;
import io.sessionaudit.event.SessionEvent.TokenRefreshed;
import io.sessionaudit.event.SessionEvent.TokenRevoked;
import io.sessionaudit.event.SessionPoint;
import io.sessionaudit.event.Stream;
import io.sessionaudit.personal.SealOracle;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every event that can be written today, in each of its forms. */
final class Examples {

  private static final Actor SELF = new Actor.User(MARIA);
  private static final SessionPoint AT = new SessionPoint(MARIA, LAPTOP, 3, 4, 1);
  private static final Instant ACCESS = NOON.plus(Duration.ofMinutes(15));
  private static final Instant IDLE = NOON.plus(Duration.ofHours(24));
  private static final Instant ABSOLUTE = NOON.plus(Duration.ofDays(7));
  private static final Instant UNTIL = NOON.plus(Duration.ofMinutes(61));
  private static final Device FIREFOX = new Device("Firefox", "Linux", "desktop");
  private static final Network HOME = new Network("kJx0b1Qn5Z0m3vE7yT2h1w", AddressFamily.IPV4);
  private static final Network AWAY = new Network("Wm8PpYy1b0iVQm5s9oLr3A", AddressFamily.IPV6);

  private Examples() {}

  static List<Example> all() {
    return List.of(
        tokenIssued(),
        tokenIssuedInBody(),
        tokenRefreshed(),
        tokenReplayed(),
        tokenRevoked(),
        sessionRevoked(),
        userRevoked(),
        reuseDetected(),
        refreshRejected(),
        refreshesRejected(),
        sessionExpired(),
        loginFailed(),
        strangersLoginFailed(),
        accountCreated(),
        accountStatusChanged(),
        authorizationChanged(),
        passwordChanged(),
        everyoneRevoked(),
        stateRegressed(),
        clientCreated(),
        clientDeleted(),
        networkChanged(),
        reuseSignalled(),
        deadTokenSignalled());
  }

  static Example named(String file) {
    return all().stream().filter(it -> it.file().equals(file)).findFirst().orElseThrow();
  }

  static Example tokenIssued() {
    Grant grant = new Grant(2, List.of("user", "editor"), ACCESS, IDLE, ABSOLUTE);
    return example(
        "TokenIssued.1",
        root(1, SELF),
        new TokenIssued(AT, grant, List.of("pwd"), "1", Delivery.COOKIE, context(1)));
  }

  private static Example tokenIssuedInBody() {
    Grant grant = new Grant(1, List.of(), ACCESS, IDLE, ABSOLUTE);
    Context context =
        new Context(Device.NONE, AWAY, SealOracle.seal("{\"ip\":\"2001:db8::7\"}", id(2)));
    return example(
        "TokenIssued.1.body",
        root(2, SELF),
        new TokenIssued(AT, grant, List.of("pwd"), "1", Delivery.BODY, context));
  }

  private static Example tokenRefreshed() {
    return example(
        "TokenRefreshed.1",
        root(3, SELF),
        new TokenRefreshed(AT, 2, false, 1, 2, ACCESS, IDLE, context(3)));
  }

  private static Example tokenReplayed() {
    return example(
        "TokenRefreshed.1.replayed",
        root(4, SELF),
        new TokenRefreshed(AT, 2, true, 17, 2, ACCESS, IDLE, context(4)));
  }

  private static Example tokenRevoked() {
    return revoked(
        "TokenRevoked.1",
        root(5, new Actor.Service("billing")),
        new RevocationScope.Token(AT, 2),
        RevocationReason.CLIENT,
        null);
  }

  private static Example sessionRevoked() {
    return revoked(
        "TokenRevoked.1.session",
        caused(6, 8, SELF),
        new RevocationScope.Session(AT),
        RevocationReason.REUSE,
        null);
  }

  private static Example userRevoked() {
    return revoked(
        "TokenRevoked.1.user",
        root(7, ADMIN),
        new RevocationScope.User(MARIA, 4, 4, 1),
        RevocationReason.ADMIN,
        "lost laptop, ticket \"4711\" \u2014 M\u00fcnchen");
  }

  private static Example reuseDetected() {
    return example(
        "ReuseDetected.1",
        root(8, SELF),
        new ReuseDetected(AT, ReuseKind.LATE_PARENT, 2, 3, context(8)));
  }

  private static Example refreshRejected() {
    return example(
        "RefreshRejected.1",
        root(9, SELF),
        new RefreshRejected(AT, RejectionCode.DEVICE_CHANGED, 1, context(9)));
  }

  private static Example refreshesRejected() {
    return example(
        "RefreshRejected.1.counted",
        root(10, SELF),
        new RefreshRejected(AT, RejectionCode.SESSION_REVOKED, 42, context(10)));
  }

  private static Example sessionExpired() {
    return example(
        "SessionExpired.1", root(11, Actor.SYSTEM), new SessionExpired(AT, Expiry.IDLE, IDLE));
  }

  private static Example loginFailed() {
    return example(
        "LoginFailed.1",
        root(12, Actor.STRANGER),
        new LoginFailed(MARIA, LoginFailure.BAD_PASSWORD, 3, context(12)));
  }

  private static Example strangersLoginFailed() {
    return example(
        "LoginFailed.1.stranger",
        root(13, Stream.STRANGERS, Actor.STRANGER),
        new LoginFailed(null, LoginFailure.UNKNOWN_USER, 1, Context.unsealed(FIREFOX, AWAY)));
  }

  private static Example accountCreated() {
    return example(
        "AccountCreated.1",
        root(14, ADMIN),
        new AccountCreated(
            MARIA,
            "q0S1b3XyT5uVw7zA9CdEfg",
            List.of("user"),
            SealOracle.seal("{\"username\":\"maria\"}", id(14))));
  }

  private static Example accountStatusChanged() {
    return example(
        "AccountStatusChanged.1",
        root(15, ADMIN),
        new AccountStatusChanged(MARIA, AccountStatus.ACTIVE, AccountStatus.DISABLED, 4));
  }

  private static Example authorizationChanged() {
    return example(
        "AuthorizationChanged.1",
        root(16, ADMIN),
        new AuthorizationChanged(MARIA, List.of("user"), List.of("user", "security"), 3));
  }

  private static Example passwordChanged() {
    return example(
        "PasswordChanged.1", root(17, SELF), new PasswordChanged(MARIA, 4, ChangedBy.USER));
  }

  private static Example everyoneRevoked() {
    return example(
        "EveryoneRevoked.1",
        root(18, Stream.REALM, ADMIN),
        new EveryoneRevoked(2, EveryoneRevoked.Reason.ADMIN, "signing key lost"));
  }

  private static Example stateRegressed() {
    return example(
        "EveryoneRevoked.1.regressed",
        root(19, Stream.REALM, Actor.SYSTEM),
        new EveryoneRevoked(3, EveryoneRevoked.Reason.STATE_REGRESSED, null));
  }

  private static Example clientCreated() {
    return example(
        "ClientCreated.1",
        root(20, Stream.REALM, ADMIN),
        new ClientCreated("c-8Qm2", "billing service"));
  }

  private static Example clientDeleted() {
    return example(
        "ClientDeleted.1",
        root(21, Stream.REALM, ADMIN),
        new ClientDeleted("c-8Qm2", "billing service"));
  }

  private static Example networkChanged() {
    Signal moved =
        new Signal(SignalKind.NETWORK_CHANGED, "IPV4 " + HOME.tag(), "IPV4 " + AWAY.tag(), id(1));
    return example(
        "AnomalyDetected.1",
        detected(3),
        new AnomalyDetected(
            MARIA, LAPTOP, List.of(moved), 60, "strict", "session-audit/1", Verdict.REVOKE_ALL));
  }

  private static Example reuseSignalled() {
    Signal late = new Signal(SignalKind.REUSE, "generation 2", "generation 1 LATE_PARENT", id(3));
    return example(
        "AnomalyDetected.1.reuse",
        detected(8),
        new AnomalyDetected(
            MARIA, LAPTOP, List.of(late), 60, "balanced", "session-audit/1", Verdict.OBSERVE));
  }

  private static Example deadTokenSignalled() {
    Signal dead = new Signal(SignalKind.DEAD_TOKEN_PRESENTED, null, null, null);
    return example(
        "AnomalyDetected.1.dead",
        detected(9),
        new AnomalyDetected(
            MARIA, LAPTOP, List.of(dead), 10, "strict", "session-audit/1", Verdict.OBSERVE));
  }

  private static Example revoked(
      String file,
      Envelope envelope,
      RevocationScope scope,
      RevocationReason reason,
      @Nullable String note) {
    return example(file, envelope, new TokenRevoked(scope, reason, note, UNTIL));
  }

  private static Example example(String file, Envelope envelope, Event event) {
    return new Example(file, envelope, event);
  }

  private static Context context(int number) {
    String client =
        "{\"ip\":\"192.0.2.7\",\"userAgent\":\"Mozilla/5.0 (X11; Linux x86_64; rv:145.0)"
            + " Gecko/20100101 Firefox/145.0\",\"username\":\"maria\"}";
    return new Context(FIREFOX, HOME, SealOracle.seal(client, id(number)));
  }
}
