package io.sessionaudit.auth.decision;

import io.sessionaudit.event.AccountEvent.AccountStatus;
import io.sessionaudit.event.UserId;
import java.util.List;

/**
 * What decisions know of an account.
 *
 * @param version of the user's stream: how many events it holds
 * @param authz number of role changes, from 1; access tokens with a lower one are stale
 * @param lastEpoch the highest epoch given to a sign-in, 0 before the first
 * @param revokedThrough sessions with this epoch or a lower one are dead, 0 for none
 */
public record Account(
    UserId id,
    long version,
    AccountStatus status,
    List<String> roles,
    int authz,
    int lastEpoch,
    int revokedThrough,
    String passwordHash) {

  public Account {
    roles = List.copyOf(roles);
    if (revokedThrough > lastEpoch) {
      throw new IllegalArgumentException("nothing is revoked that was never given");
    }
  }

  boolean active() {
    return status == AccountStatus.ACTIVE;
  }

  Account withLastEpoch(int epoch) {
    return new Account(id, version, status, roles, authz, epoch, revokedThrough, passwordHash);
  }

  /** The number only rises. */
  Account revokedThrough(int through) {
    return new Account(
        id,
        version,
        status,
        roles,
        authz,
        lastEpoch,
        Math.max(revokedThrough, through),
        passwordHash);
  }

  Account withPasswordHash(String hash) {
    return new Account(id, version, status, roles, authz, lastEpoch, revokedThrough, hash);
  }

  Account withStatus(AccountStatus next) {
    return new Account(id, version, next, roles, authz, lastEpoch, revokedThrough, passwordHash);
  }

  /** Other roles, under the next number of role changes. */
  Account withRoles(List<String> names) {
    return new Account(
        id, version, status, names, authz + 1, lastEpoch, revokedThrough, passwordHash);
  }

  /** A password hash stays out of logs. */
  @Override
  public String toString() {
    return "account " + id + " at version " + version;
  }
}
