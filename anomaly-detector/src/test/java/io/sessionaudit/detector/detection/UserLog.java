package io.sessionaudit.detector.detection;

import io.sessionaudit.event.AccountEvent;
import io.sessionaudit.event.Actor;
import io.sessionaudit.event.Context;
import io.sessionaudit.event.Device;
import io.sessionaudit.event.Envelope;
import io.sessionaudit.event.Envelope.Lineage;
import io.sessionaudit.event.Envelope.Place;
import io.sessionaudit.event.Envelope.Source;
import io.sessionaudit.event.Event;
import io.sessionaudit.event.EventId;
import io.sessionaudit.event.Network;
import io.sessionaudit.event.Network.AddressFamily;
import io.sessionaudit.event.RecordedEvent;
import io.sessionaudit.event.RevocationReason;
import io.sessionaudit.event.RevocationScope;
import io.sessionaudit.event.SessionEvent.Delivery;
import io.sessionaudit.event.SessionEvent.Grant;
import io.sessionaudit.event.SessionEvent.RefreshRejected;
import io.sessionaudit.event.SessionEvent.RejectionCode;
import io.sessionaudit.event.SessionEvent.ReuseDetected;
import io.sessionaudit.event.SessionEvent.ReuseKind;
import io.sessionaudit.event.SessionEvent.TokenIssued;
import io.sessionaudit.event.SessionEvent.TokenRefreshed;
import io.sessionaudit.event.SessionEvent.TokenRevoked;
import io.sessionaudit.event.SessionId;
import io.sessionaudit.event.SessionPoint;
import io.sessionaudit.event.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** One user's events, numbered as they are asked for; time stands until it is moved. */
public final class UserLog {

  public static final Device LAPTOP = new Device("Chrome", "Windows", "desktop");
  public static final Device PHONE = new Device("Mobile Safari", "iOS", "phone");
  public static final Network HOME = new Network("home", AddressFamily.IPV4);
  public static final Network HOME_SIX = new Network("home6", AddressFamily.IPV6);
  public static final Network OFFICE = new Network("office", AddressFamily.IPV4);
  public static final Network AWAY = new Network("away", AddressFamily.IPV4);

  private final UserId user;
  private Instant now = Instant.parse("2026-11-01T08:00:00Z");
  private SessionId session;
  private Device device = LAPTOP;
  private Network network = HOME;
  private long version;

  public UserLog(int number) {
    user = new UserId(new UUID(0x7000, number));
    session = new SessionId(new UUID(0x7100, number));
  }

  public UserId user() {
    return user;
  }

  public SessionId session() {
    return session;
  }

  /** Time goes on. */
  public UserLog after(Duration time) {
    now = now.plus(time);
    return this;
  }

  /** The next events come from there. */
  public UserLog at(Network place) {
    network = place;
    return this;
  }

  /** The next events come from that. */
  public UserLog on(Device other) {
    device = other;
    return this;
  }

  /** The next events are about another session of the user. */
  public UserLog in(int other) {
    session = new SessionId(new UUID(0x7200, other));
    return this;
  }

  /** One event is missing in what follows. */
  public UserLog missingOne() {
    version++;
    return this;
  }

  public RecordedEvent signIn() {
    return signIn("pwd");
  }

  public RecordedEvent signIn(String method) {
    Grant grant =
        new Grant(
            1,
            List.of("user"),
            now.plus(Duration.ofMinutes(15)),
            now.plus(Duration.ofHours(24)),
            now.plus(Duration.ofDays(7)));
    return next(new TokenIssued(point(), grant, List.of(method), "1", Delivery.COOKIE, context()));
  }

  public RecordedEvent refresh() {
    return refresh(false, 1);
  }

  public RecordedEvent replay(int count) {
    return refresh(true, count);
  }

  private RecordedEvent refresh(boolean replayed, int count) {
    return next(
        new TokenRefreshed(
            point(),
            2,
            replayed,
            count,
            1,
            now.plus(Duration.ofMinutes(15)),
            now.plus(Duration.ofHours(24)),
            context()));
  }

  public RecordedEvent reuse(ReuseKind kind) {
    return next(new ReuseDetected(point(), kind, 1, 2, context()));
  }

  public RecordedEvent rejected(RejectionCode code) {
    return next(new RefreshRejected(point(), code, 1, context()));
  }

  public RecordedEvent revoked() {
    return next(
        new TokenRevoked(new RevocationScope.Session(point()), RevocationReason.REUSE, null, now));
  }

  public RecordedEvent passwordChanged() {
    return next(new AccountEvent.PasswordChanged(user, 1, AccountEvent.ChangedBy.USER));
  }

  private SessionPoint point() {
    return new SessionPoint(user, session, 1, 1, 1);
  }

  private Context context() {
    return Context.unsealed(device, network);
  }

  private RecordedEvent next(Event event) {
    version++;
    UUID id = new UUID(user.value().getLeastSignificantBits() << 16 | 0x7000, version);
    return new RecordedEvent(
        new Envelope(
            new EventId(id),
            now,
            event.stream(),
            new Place(version, version),
            Lineage.root(new UUID(1, version), new Actor.User(user)),
            Source.AUTH_API),
        event);
  }
}
