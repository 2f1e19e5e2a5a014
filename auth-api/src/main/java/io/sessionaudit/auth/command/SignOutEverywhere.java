package io.sessionaudit.auth.command;

import io.sessionaudit.auth.append.Command;
import io.sessionaudit.auth.append.Execution;
import io.sessionaudit.auth.append.LoadedSession;
import io.sessionaudit.auth.append.Reads;
import io.sessionaudit.auth.append.Request;
import io.sessionaudit.auth.decision.Decision;
import io.sessionaudit.auth.decision.Refusal;
import io.sessionaudit.auth.decision.RevokeUserDecision;
import io.sessionaudit.auth.decision.RevokeUserDecision.RevokedThrough;
import io.sessionaudit.auth.decision.Standing;
import io.sessionaudit.event.Actor;
import io.sessionaudit.event.Envelope.Lineage;
import io.sessionaudit.event.RevocationReason;
import io.sessionaudit.event.SessionId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/** A user ends all of his sessions. The one that he asks from must still be alive. */
public final class SignOutEverywhere {

  private final Execution execution;
  private final Reads reads;

  public SignOutEverywhere(Execution execution, Reads reads) {
    this.execution = execution;
    this.reads = reads;
  }

  public Outcome<RevokedThrough> run(Caller caller, UUID correlation) {
    return Outcome.of(
        execution.run(new Everywhere(caller.token().session(), correlation)),
        Refusal.SESSION_REVOKED,
        (_, accepted) -> accepted.answer());
  }

  private final class Everywhere implements Command<LoadedSession, RevokedThrough> {

    private final SessionId session;
    private final UUID correlation;

    Everywhere(SessionId session, UUID correlation) {
      this.session = session;
      this.correlation = correlation;
    }

    @Override
    public Optional<LoadedSession> read(Connection connection) throws SQLException {
      return reads.session(connection, session);
    }

    @Override
    public Decision<RevokedThrough> decide(LoadedSession loaded) {
      Standing standing = loaded.standing();
      if (standing.revoked()) {
        return Decision.refused(Refusal.SESSION_REVOKED, standing.account());
      }
      if (standing.expired()) {
        return Decision.refused(Refusal.SESSION_EXPIRED, standing.account());
      }
      return RevokeUserDecision.decide(
          standing.account(),
          standing.realm(),
          standing.now(),
          standing.account().lastEpoch(),
          RevocationReason.LOGOUT_ALL,
          null);
    }

    @Override
    public Request request(LoadedSession loaded) {
      return new Request(
          Lineage.root(correlation, new Actor.User(loaded.owner().account().id())), null);
    }
  }
}
