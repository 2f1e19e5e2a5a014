package io.sessionaudit.auth.command;

import io.sessionaudit.auth.append.Command;
import io.sessionaudit.auth.append.Execution;
import io.sessionaudit.auth.append.LoadedAccount;
import io.sessionaudit.auth.append.Reads;
import io.sessionaudit.auth.append.Request;
import io.sessionaudit.auth.decision.Decision;
import io.sessionaudit.auth.decision.Refusal;
import io.sessionaudit.auth.decision.RevokeUserDecision;
import io.sessionaudit.auth.decision.RevokeUserDecision.RevokedThrough;
import io.sessionaudit.event.Envelope.Lineage;
import io.sessionaudit.event.RevocationReason;
import io.sessionaudit.event.UserId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Ends all sessions of a user, up to an epoch. */
public final class RevokeUser {

  /** As many as there are when it is decided. */
  public static final int ALL = Integer.MAX_VALUE;

  private final Execution execution;
  private final Reads reads;

  public RevokeUser(Execution execution, Reads reads) {
    this.execution = execution;
    this.reads = reads;
  }

  /**
   * Whose, how far, and why.
   *
   * @param allowed whether the caller may do this to that account
   * @param through the highest epoch to end, or {@link #ALL}
   * @param note the text of the admin who asked
   */
  public record Revocation(
      UserId user,
      Predicate<LoadedAccount> allowed,
      int through,
      RevocationReason reason,
      @Nullable String note,
      Lineage lineage) {}

  public Outcome<RevokedThrough> run(Revocation revocation) {
    return Outcome.of(
        execution.run(new Revoking(revocation)),
        Refusal.NOT_FOUND,
        (_, accepted) -> accepted.answer());
  }

  private final class Revoking implements Command<LoadedAccount, RevokedThrough> {

    private final Revocation revocation;

    Revoking(Revocation revocation) {
      this.revocation = revocation;
    }

    @Override
    public Optional<LoadedAccount> read(Connection connection) throws SQLException {
      return reads.account(connection, revocation.user());
    }

    @Override
    public Decision<RevokedThrough> decide(LoadedAccount loaded) {
      if (!revocation.allowed().test(loaded)) {
        return Decision.refused(Refusal.FORBIDDEN, loaded.account());
      }
      return RevokeUserDecision.decide(
          loaded.account(),
          loaded.realm(),
          loaded.now(),
          revocation.through(),
          revocation.reason(),
          revocation.note());
    }

    @Override
    public Request request(LoadedAccount loaded) {
      return new Request(revocation.lineage(), null);
    }
  }
}
