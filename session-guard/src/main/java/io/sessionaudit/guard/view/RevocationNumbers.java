package io.sessionaudit.guard.view;

import io.sessionaudit.feed.Revocation;
import io.sessionaudit.guard.token.AccessToken;
import io.sessionaudit.guard.token.Numbers;
import io.sessionaudit.guard.token.Refusal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Every revocation that still matters, in memory. Keeps the maximum of each number, so repeats and
 * lower numbers change nothing. One thread writes, any number judges.
 */
final class RevocationNumbers {

  private final NumberTable users = new NumberTable();
  private final NumberTable sessions = new NumberTable();
  private volatile int realm;

  /** Null if nothing known speaks against the token. Neither locks nor allocates. */
  @Nullable Refusal judge(AccessToken token) {
    UUID user = token.user().value();
    UUID session = token.session().value();
    long ofUser = users.find(user.getMostSignificantBits(), user.getLeastSignificantBits());
    long ofSession =
        sessions.find(session.getMostSignificantBits(), session.getLeastSignificantBits());
    return Numbers.judge(
        token, realm, Packed.first(ofUser), Packed.second(ofUser), Packed.first(ofSession));
  }

  /** Takes one record in; false if it says nothing new. */
  boolean apply(Revocation revocation) {
    long until = Math.max(1, revocation.until().toEpochMilli());
    return switch (revocation) {
      case Revocation.RealmRaised it -> raise(it.realm());
      case Revocation.UserRevoked it ->
          raise(users, it.user().value(), it.revokedThrough(), it.authz(), until);
      case Revocation.SessionRevoked it ->
          raise(sessions, it.session().value(), it.deadGeneration(), 0, until);
    };
  }

  private boolean raise(int to) {
    boolean higher = to > realm;
    realm = Math.max(realm, to);
    return higher;
  }

  /**
   * Drops what no living token can be hit by. The realm's number stays; it is one number.
   *
   * @param now the database's clock, as the last watermark has it
   */
  void forget(Instant now) {
    users.forget(now.toEpochMilli());
    sessions.forget(now.toEpochMilli());
  }

  /** Users and sessions held. */
  int entries() {
    return users.size() + sessions.size();
  }

  /** Memory that the entries take. */
  long bytes() {
    return users.bytes() + sessions.bytes();
  }

  private static boolean raise(NumberTable table, UUID id, int first, int second, long until) {
    long known = table.find(id.getMostSignificantBits(), id.getLeastSignificantBits());
    table.raise(id.getMostSignificantBits(), id.getLeastSignificantBits(), first, second, until);
    return first > Packed.first(known) || second > Packed.second(known);
  }
}
