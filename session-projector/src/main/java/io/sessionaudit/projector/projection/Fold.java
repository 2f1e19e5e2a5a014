package io.sessionaudit.projector.projection;

import io.sessionaudit.event.AccountEvent;
import io.sessionaudit.event.AnomalyDetected;
import io.sessionaudit.event.Envelope;
import io.sessionaudit.event.EventId;
import io.sessionaudit.event.RealmEvent;
import io.sessionaudit.event.RealmEvent.ClientCreated;
import io.sessionaudit.event.RealmEvent.ClientDeleted;
import io.sessionaudit.event.RealmEvent.EveryoneRevoked;
import io.sessionaudit.event.RecordedEvent;
import io.sessionaudit.event.RevocationScope;
import io.sessionaudit.event.SessionEvent;
import io.sessionaudit.event.SessionEvent.RefreshRejected;
import io.sessionaudit.event.SessionEvent.ReuseDetected;
import io.sessionaudit.event.SessionEvent.SessionExpired;
import io.sessionaudit.event.SessionEvent.TokenIssued;
import io.sessionaudit.event.SessionEvent.TokenRefreshed;
import io.sessionaudit.event.SessionEvent.TokenRevoked;
import io.sessionaudit.event.SessionPoint;
import io.sessionaudit.event.UserId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Folds events into rows, one after the other. Begins with the rows that {@link Needs} names; what
 * it ends with is the same whether the events came in one batch or in many.
 */
public final class Fold {

  private final Accounts accounts;
  private final Sessions sessions;
  private final List<RevocationRow> revocations = new ArrayList<>();
  private final List<AnomalyRow> anomalies = new ArrayList<>();

  public Fold(Collection<AccountRow> accounts, Collection<SessionRow> sessions) {
    this.accounts = new Accounts(accounts);
    this.sessions = new Sessions(sessions);
  }

  /**
   * Adds one event.
   *
   * @throws ContradictionException if it cannot follow what came before; then nothing has changed
   */
  public void apply(RecordedEvent recorded) {
    Envelope envelope = recorded.envelope();
    switch (recorded.event()) {
      case SessionEvent it -> session(envelope, it);
      case AccountEvent it -> account(envelope, it);
      case RealmEvent it -> realm(envelope, it);
      case AnomalyDetected it -> anomaly(envelope, it);
    }
  }

  private void session(Envelope envelope, SessionEvent event) {
    switch (event) {
      case TokenIssued it -> sessions.open(SessionProjection.opened(envelope, it));
      case TokenRefreshed it ->
          sessions.change(key(it.at()), row -> SessionProjection.used(row, envelope, it));
      case SessionExpired it -> sessions.end(key(it.at()), SessionProjection.expired(envelope, it));
      case TokenRevoked it -> revoked(envelope, it);
      case ReuseDetected _, RefreshRejected _ -> {}
    }
    accounts.change(event.user(), row -> AccountProjection.apply(row, event));
  }

  private void revoked(Envelope envelope, TokenRevoked event) {
    RevocationRow row = RevocationProjection.row(envelope, event);
    End end = SessionProjection.revoked(envelope, event);
    switch (event.scope()) {
      case RevocationScope.Token it -> sessions.known(key(it.at()));
      case RevocationScope.Session it -> sessions.end(key(it.at()), end);
      case RevocationScope.User it -> sessions.endAll(it.user(), it.through(), end);
    }
    revocations.add(row);
  }

  private void account(Envelope envelope, AccountEvent event) {
    UserId user = event.user();
    if (user != null) {
      accounts.change(user, row -> AccountProjection.apply(row, envelope, event));
    }
  }

  private void realm(Envelope envelope, RealmEvent event) {
    switch (event) {
      case EveryoneRevoked it -> revocations.add(RevocationProjection.row(envelope, it));
      case ClientCreated _, ClientDeleted _ -> {}
    }
  }

  private void anomaly(Envelope envelope, AnomalyDetected event) {
    EventId trigger = envelope.lineage().cause();
    if (trigger == null) {
      throw new ContradictionException("an anomaly without the event that triggered it");
    }
    anomalies.add(new AnomalyRow(envelope.id(), event, trigger, envelope.occurredAt()));
  }

  private static SessionKey key(SessionPoint at) {
    return new SessionKey(at.user(), at.session());
  }

  /** What has to be written. */
  public Changes changes() {
    return new Changes(
        accounts.changed(), sessions.changed(), List.copyOf(revocations), List.copyOf(anomalies));
  }

  /** Every account, changed or not. */
  public List<AccountRow> accounts() {
    return accounts.all();
  }

  /** Every session, changed or not. */
  public List<SessionRow> sessions() {
    return sessions.all();
  }
}
