package io.sessionaudit.auth.append;

import io.sessionaudit.auth.decision.Session;
import io.sessionaudit.auth.decision.Standing;

/**
 * A session and its account as they were read, in one statement.
 *
 * @param nonce what the session's refresh tokens are made from, together with a key outside the
 *     database; 32 bytes
 */
@SuppressWarnings("ArrayRecordComponent") // handed on as it is; loaded sessions are not compared
public record LoadedSession(LoadedAccount owner, Session session, byte[] nonce) implements Loaded {

  /** What decisions rest on. */
  public Standing standing() {
    return new Standing(owner.account(), session, owner.realm(), owner.now());
  }

  /** A nonce stays out of logs. */
  @Override
  public String toString() {
    return "session " + session.id();
  }
}
