package io.sessionaudit.auth.command;

import io.sessionaudit.auth.append.Command;
import io.sessionaudit.auth.append.Execution;
import io.sessionaudit.auth.append.LoadedSession;
import io.sessionaudit.auth.append.Reads;
import io.sessionaudit.auth.append.Request;
import io.sessionaudit.auth.decision.Decision;
import io.sessionaudit.auth.decision.EndSessionDecision;
import io.sessionaudit.auth.decision.EndSessionDecision.Ended;
import io.sessionaudit.auth.decision.Refusal;
import io.sessionaudit.auth.decision.RevokeTokenDecision;
import io.sessionaudit.event.Envelope.Lineage;
import io.sessionaudit.event.RevocationReason;
import io.sessionaudit.event.SessionId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Ends one session, or its access tokens up to a generation. Every way that does so on request goes
 * through here.
 */
public final class EndSession {

  private final Execution execution;
  private final Reads reads;

  public EndSession(Execution execution, Reads reads) {
    this.execution = execution;
    this.reads = reads;
  }

  /**
   * Which session, and why.
   *
   * @param upTo the highest generation of access tokens to die; absent for the whole session
   * @param entitled whether this session is the caller's to end; if not, it does not exist for him
   * @param allowed whether the caller may end a session that he may know of
   * @param absent the refusal if there is no such session
   * @param note the text of the admin who asked
   */
  public record Ending(
      SessionId session,
      @Nullable Integer upTo,
      Predicate<LoadedSession> entitled,
      Predicate<LoadedSession> allowed,
      Refusal absent,
      RevocationReason reason,
      @Nullable String note,
      Function<LoadedSession, Lineage> lineage) {}

  public Outcome<Ended> run(Ending ending) {
    return Outcome.of(
        execution.run(new End(ending)), ending.absent(), (_, accepted) -> accepted.answer());
  }

  private final class End implements Command<LoadedSession, Ended> {

    private final Ending ending;

    End(Ending ending) {
      this.ending = ending;
    }

    @Override
    public Optional<LoadedSession> read(Connection connection) throws SQLException {
      return reads.session(connection, ending.session()).filter(ending.entitled());
    }

    @Override
    public Decision<Ended> decide(LoadedSession loaded) {
      if (!ending.allowed().test(loaded)) {
        return Decision.refused(Refusal.FORBIDDEN, loaded.owner().account());
      }
      Integer upTo = ending.upTo();
      return upTo == null
          ? EndSessionDecision.decide(loaded.standing(), ending.reason(), ending.note())
          : RevokeTokenDecision.decide(loaded.standing(), upTo, ending.reason(), ending.note());
    }

    @Override
    public Request request(LoadedSession loaded) {
      return new Request(ending.lineage().apply(loaded), null);
    }
  }
}
