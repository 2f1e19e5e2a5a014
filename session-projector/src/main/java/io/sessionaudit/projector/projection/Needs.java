package io.sessionaudit.projector.projection;

import io.sessionaudit.event.AnomalyDetected;
import io.sessionaudit.event.Event;
import io.sessionaudit.event.RevocationScope;
import io.sessionaudit.event.SessionEvent.TokenRevoked;
import io.sessionaudit.event.SessionId;
import io.sessionaudit.event.UserId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The rows that must be known before events can be folded; rather too many than too few.
 *
 * @param accounts that the events are about
 * @param sessions that the events name
 * @param everySessionOf users of whom any open session may be ended
 */
public record Needs(Set<UserId> accounts, Set<SessionKey> sessions, Set<UserId> everySessionOf) {

  /** What these events touch. */
  public static Needs of(List<Event> events) {
    Needs needs = new Needs(new HashSet<>(), new HashSet<>(), new HashSet<>());
    events.forEach(needs::add);
    return needs;
  }

  private void add(Event event) {
    UserId user = event.user();
    if (user == null || event instanceof AnomalyDetected) {
      return;
    }
    accounts.add(user);
    SessionId session = event.session();
    if (session != null) {
      sessions.add(new SessionKey(user, session));
    }
    if (event instanceof TokenRevoked(RevocationScope.User _, _, _, _)) {
      everySessionOf.add(user);
    }
  }
}
