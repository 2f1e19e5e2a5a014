package io.sessionaudit.auth.command;

import io.sessionaudit.auth.append.LoadedAccount;
import io.sessionaudit.auth.decision.EndSessionDecision.Ended;
import io.sessionaudit.auth.decision.Refusal;
import io.sessionaudit.auth.decision.RevokeUserDecision.RevokedThrough;
import io.sessionaudit.auth.decision.Roles;
import io.sessionaudit.event.Actor;
import io.sessionaudit.event.Envelope.Lineage;
import io.sessionaudit.event.RevocationReason;
import io.sessionaudit.event.SessionId;
import io.sessionaudit.event.TokenId;
import io.sessionaudit.event.UserId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An admin or a member of the security team ends other people's sessions. */
public final class AdminRevocations {

  private final RevokeUser revokeUser;
  private final EndSession endSession;

  public AdminRevocations(RevokeUser revokeUser, EndSession endSession) {
    this.revokeUser = revokeUser;
    this.endSession = endSession;
  }

  /** All sessions of a user; granted with whether a number rose. */
  public Outcome<Boolean> user(Caller caller, UserId user, String note, UUID correlation) {
    Outcome<RevokedThrough> outcome =
        revokeUser.run(
            new RevokeUser.Revocation(
                user,
                target -> mayRevoke(caller, target),
                RevokeUser.ALL,
                RevocationReason.ADMIN,
                note,
                lineage(caller, correlation)));
    return switch (outcome) {
      case Outcome.Granted<RevokedThrough> it ->
          new Outcome.Granted<>(it.value().changed(), it.event());
      case Outcome.Refused<RevokedThrough> it -> new Outcome.Refused<>(it.refusal(), it.incident());
    };
  }

  /** One session; granted with whether it was alive. */
  public Outcome<Boolean> session(Caller caller, SessionId session, String note, UUID correlation) {
    return end(caller, session, null, note, correlation);
  }

  /** A session's access tokens up to that one; granted with whether it was alive. */
  public Outcome<Boolean> token(Caller caller, TokenId token, String note, UUID correlation) {
    return end(caller, token.session(), token.generation(), note, correlation);
  }

  private Outcome<Boolean> end(
      Caller caller, SessionId session, @Nullable Integer upTo, String note, UUID correlation) {
    Outcome<Ended> outcome =
        endSession.run(
            new EndSession.Ending(
                session,
                upTo,
                _ -> true,
                target -> mayRevoke(caller, target.owner()),
                Refusal.NOT_FOUND,
                RevocationReason.ADMIN,
                note,
                _ -> lineage(caller, correlation)));
    return switch (outcome) {
      case Outcome.Granted<Ended> it -> new Outcome.Granted<>(it.value().changed(), it.event());
      case Outcome.Refused<Ended> it -> new Outcome.Refused<>(it.refusal(), it.incident());
    };
  }

  /** Only an admin may act on an admin. */
  private static boolean mayRevoke(Caller caller, LoadedAccount target) {
    return caller.hasRole(Roles.ADMIN) || !target.account().roles().contains(Roles.ADMIN);
  }

  private static Lineage lineage(Caller caller, UUID correlation) {
    return Lineage.root(correlation, new Actor.Admin(caller.token().user()));
  }
}
