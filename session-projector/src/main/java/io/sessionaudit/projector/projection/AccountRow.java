package io.sessionaudit.projector.projection;

import io.sessionaudit.event.AccountEvent.AccountStatus;
import io.sessionaudit.event.EventId;
import io.sessionaudit.event.Sealed;
import io.sessionaudit.event.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account as its stream has it.
 *
 * @param origin absent if the stream does not begin with the account's creation
 * @param authz number of role changes, from 1
 * @param lastEpoch the highest epoch given, 0 before the first sign-in
 * @param revokedThrough the highest dead epoch, 0 for none
 */
public record AccountRow(
    UserId user,
    @Nullable Origin origin,
    AccountStatus status,
    List<String> roles,
    int authz,
    int lastEpoch,
    int revokedThrough) {

  public AccountRow {
    roles = List.copyOf(roles);
  }

  /**
   * How the account began.
   *
   * @param name the user name, sealed for {@code event}
   */
  public record Origin(Instant at, String nameTag, @Nullable Sealed name, EventId event) {}

  static AccountRow unknown(UserId user) {
    return new AccountRow(user, null, AccountStatus.ACTIVE, List.of(), 1, 0, 0);
  }

  AccountRow created(Origin by, List<String> first) {
    return new AccountRow(user, by, status, first, authz, lastEpoch, revokedThrough);
  }

  AccountRow with(AccountStatus now) {
    return new AccountRow(user, origin, now, roles, authz, lastEpoch, revokedThrough);
  }

  AccountRow allowed(List<String> now, int number) {
    return new AccountRow(user, origin, status, now, number, lastEpoch, revokedThrough);
  }

  AccountRow epochAtLeast(int epoch) {
    return epoch <= lastEpoch
        ? this
        : new AccountRow(user, origin, status, roles, authz, epoch, revokedThrough);
  }

  AccountRow revokedAtLeast(int through) {
    return through <= revokedThrough
        ? this
        : new AccountRow(user, origin, status, roles, authz, lastEpoch, through);
  }
}
