package io.sessionaudit.auth.append;

import io.sessionaudit.auth.decision.Account;
import io.sessionaudit.auth.decision.Session;
import io.sessionaudit.event.SessionId;
import java.time.Instant;
import java.util.List;

/**
 * What one statement writes: the account's row if it still has the expected version and the realm
 * the expected number, at most one session's row, the end of others, and the journal's rows.
 *
 * @param before as it was read; its version is the expected one
 * @param realm the realm's number as it was read
 * @param after as it shall be; its version does not matter
 */
record Change(
    Account before,
    int realm,
    Account after,
    SessionWrite session,
    Ended ended,
    List<JournalRow> rows) {

  /** Sessions that are dead from that moment on, all generations. */
  record Ended(List<SessionId> sessions, Instant at) {}

  Change {
    rows = List.copyOf(rows);
    if (rows.isEmpty()) {
      throw new IllegalArgumentException("no state change without its event");
    }
  }

  boolean accountChanges() {
    return !(before.status() == after.status()
        && before.roles().equals(after.roles())
        && before.authz() == after.authz()
        && before.lastEpoch() == after.lastEpoch()
        && before.revokedThrough() == after.revokedThrough()
        && before.passwordHash().equals(after.passwordHash()));
  }

  /** What happens to a session's row. */
  sealed interface SessionWrite {

    record Untouched() implements SessionWrite {}

    record Update(Session session) implements SessionWrite {}

    @SuppressWarnings("ArrayRecordComponent") // bound to a statement and forgotten
    record Insert(Session session, byte[] nonce) implements SessionWrite {}
  }
}
