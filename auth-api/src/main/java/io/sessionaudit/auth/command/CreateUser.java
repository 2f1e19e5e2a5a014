package io.sessionaudit.auth.command;

import io.sessionaudit.auth.append.AccountCreation;
import io.sessionaudit.auth.append.AccountCreation.Created;
import io.sessionaudit.auth.append.AccountCreation.NewAccount;
import io.sessionaudit.auth.credential.Password;
import io.sessionaudit.auth.credential.Passwords;
import io.sessionaudit.auth.credential.Turn;
import io.sessionaudit.auth.decision.Refusal;
import io.sessionaudit.auth.decision.Roles;
import io.sessionaudit.event.Actor;
import io.sessionaudit.event.Envelope.Lineage;
import io.sessionaudit.personal.LookupKey;
import io.sessionaudit.personal.UserName;
import java.util.UUID;

/** Opens an account. */
public final class CreateUser {

  private final AccountCreation creation;
  private final LookupKey lookupKey;
  private final Passwords passwords;
  private final Authenticate authenticate;

  public CreateUser(
      AccountCreation creation,
      LookupKey lookupKey,
      Passwords passwords,
      Authenticate authenticate) {
    this.creation = creation;
    this.lookupKey = lookupKey;
    this.passwords = passwords;
    this.authenticate = authenticate;
  }

  /**
   * Likewise, by an admin who is looked at once more when the password is hashed: that may take
   * seconds, and an account that a disabled admin left behind would be his way back.
   */
  public Outcome<Created> byAdmin(
      Caller caller, UserName name, Password password, Roles roles, UUID correlation) {
    return switch (passwords.hash(password)) {
      case Turn.Busy<String> _ -> Outcome.refused(Refusal.BUSY);
      case Turn.Taken<String> hash ->
          switch (authenticate.alive(caller.token())) {
            case Outcome.Refused<Caller> it -> Outcome.refused(it.refusal());
            case Outcome.Granted<Caller> it when !it.value().hasRole(Roles.ADMIN) ->
                Outcome.refused(Refusal.FORBIDDEN);
            case Outcome.Granted<Caller> _ ->
                create(
                    new NewAccount(name, lookupKey.nameTag(name), roles.names(), hash.value()),
                    Lineage.root(correlation, new Actor.Admin(caller.token().user())));
          };
    };
  }

  /** {@link Refusal#CONFLICT} if the name is taken; nothing was changed then. */
  public Outcome<Created> run(UserName name, Password password, Roles roles, Lineage lineage) {
    return switch (passwords.hash(password)) {
      case Turn.Busy<String> _ -> Outcome.refused(Refusal.BUSY);
      case Turn.Taken<String> hash ->
          create(
              new NewAccount(name, lookupKey.nameTag(name), roles.names(), hash.value()), lineage);
    };
  }

  private Outcome<Created> create(NewAccount account, Lineage lineage) {
    return creation
        .create(account, lineage)
        .<Outcome<Created>>map(it -> new Outcome.Granted<>(it, it.event()))
        .orElseGet(() -> Outcome.refused(Refusal.CONFLICT));
  }
}
