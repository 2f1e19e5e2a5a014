package io.sessionaudit.auth.command;

import io.sessionaudit.auth.append.Command;
import io.sessionaudit.auth.append.Execution;
import io.sessionaudit.auth.append.LoadedSession;
import io.sessionaudit.auth.append.Reads;
import io.sessionaudit.auth.append.Request;
import io.sessionaudit.auth.decision.Decision;
import io.sessionaudit.auth.decision.ExpireSessionDecision;
import io.sessionaudit.auth.decision.ExpireSessionDecision.Expired;
import io.sessionaudit.event.Actor;
import io.sessionaudit.event.Envelope.Lineage;
import io.sessionaudit.event.SessionId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/** Ends a session whose limit has passed; the platform itself asks for it. */
public final class ExpireSession {

  private final Execution execution;
  private final Reads reads;

  public ExpireSession(Execution execution, Reads reads) {
    this.execution = execution;
    this.reads = reads;
  }

  /**
   * Ends it.
   *
   * @param run names everything that one run of the sweeper records
   * @return whether there was something to record
   * @throws io.sessionaudit.auth.append.StorageException if nothing could be decided
   */
  public boolean run(SessionId session, UUID run) {
    return execution
        .run(new Expiry(session, run))
        .filter(it ->
            it.decision() instanceof Decision.Accepted<Expired> done && done.answer().changed())
        .isPresent();
  }

  private final class Expiry implements Command<LoadedSession, Expired> {

    private final SessionId session;
    private final UUID run;

    Expiry(SessionId session, UUID run) {
      this.session = session;
      this.run = run;
    }

    @Override
    public Optional<LoadedSession> read(Connection connection) throws SQLException {
      return reads.session(connection, session);
    }

    @Override
    public Decision<Expired> decide(LoadedSession loaded) {
      return ExpireSessionDecision.decide(loaded.standing());
    }

    @Override
    public Request request(LoadedSession loaded) {
      return new Request(Lineage.root(run, Actor.SYSTEM), null);
    }
  }
}
