package io.sessionaudit.auth.command;

import io.sessionaudit.auth.append.Executed;
import io.sessionaudit.auth.append.LoadedSignIn;
import io.sessionaudit.auth.credential.Fingerprints;
import io.sessionaudit.auth.credential.Nonces;
import io.sessionaudit.auth.decision.Decision;
import io.sessionaudit.auth.decision.Session;
import io.sessionaudit.auth.decision.SignInDecision.Others;
import io.sessionaudit.auth.decision.SignInDecision.SignIn;
import io.sessionaudit.event.Context;
import io.sessionaudit.event.FreshIds;
import io.sessionaudit.event.SessionEvent.Delivery;
import io.sessionaudit.event.SessionId;
import io.sessionaudit.guard.token.Fingerprint;
import java.util.Objects;

/** What a session that is about to open is made of. Drawn once, however often it is decided. */
final class FreshSession {

  private final SessionId id = FreshIds.session();
  private final String fingerprint = Fingerprints.random();
  private final byte[] nonce = Nonces.random();

  /** What the decision needs of it. */
  SignIn signIn(Delivery delivery, String verifiedHash, Context context, Others others) {
    return new SignIn(id, delivery, Fingerprint.hash(fingerprint), verifiedHash, context, others);
  }

  byte[] nonce() {
    return nonce.clone();
  }

  /** Its first tokens, once it is open. */
  HandedOut handOut(
      Executed<LoadedSignIn, Session> done, Decision.Accepted<Session> accepted, HandOut handOut) {
    Session session = Objects.requireNonNull(accepted.after().session());
    return handOut.tokens(
        done.loaded().owner(), accepted.after().account(), session, nonce, fingerprint);
  }
}
