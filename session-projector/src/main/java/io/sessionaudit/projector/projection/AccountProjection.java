package io.sessionaudit.projector.projection;

import io.sessionaudit.event.AccountEvent;
import io.sessionaudit.event.AccountEvent.AccountCreated;
import io.sessionaudit.event.AccountEvent.AccountStatusChanged;
import io.sessionaudit.event.AccountEvent.AuthorizationChanged;
import io.sessionaudit.event.AccountEvent.LoginFailed;
import io.sessionaudit.event.AccountEvent.PasswordChanged;
import io.sessionaudit.event.Envelope;
import io.sessionaudit.event.RevocationScope;
import io.sessionaudit.event.SessionEvent;
import io.sessionaudit.event.SessionEvent.OfOneSession;
import io.sessionaudit.event.SessionEvent.TokenRevoked;

/** What an event makes of an account's row. Numbers only rise. */
final class AccountProjection {

  private AccountProjection() {}

  static AccountRow apply(AccountRow row, Envelope envelope, AccountEvent event) {
    return switch (event) {
      case AccountCreated it ->
          row.created(
              new AccountRow.Origin(
                  envelope.occurredAt(), it.nameTag(), it.client(), envelope.id()),
              it.roles());
      case AccountStatusChanged it -> row.with(it.to()).epochAtLeast(it.lastEpoch());
      case AuthorizationChanged it -> row.allowed(it.to(), it.authz());
      case PasswordChanged it -> row.epochAtLeast(it.lastEpoch());
      case LoginFailed _ -> row;
    };
  }

  static AccountRow apply(AccountRow row, SessionEvent event) {
    return switch (event) {
      case OfOneSession it -> row.epochAtLeast(it.at().lastEpoch());
      case TokenRevoked it -> revoked(row, it.scope());
    };
  }

  private static AccountRow revoked(AccountRow row, RevocationScope scope) {
    return switch (scope) {
      case RevocationScope.User it -> row.epochAtLeast(it.lastEpoch()).revokedAtLeast(it.through());
      case RevocationScope.Session it -> row.epochAtLeast(it.at().lastEpoch());
      case RevocationScope.Token it -> row.epochAtLeast(it.at().lastEpoch());
    };
  }
}
