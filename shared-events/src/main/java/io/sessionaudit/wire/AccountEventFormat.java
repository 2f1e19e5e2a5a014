package io.sessionaudit.wire;

import io.sessionaudit.event.AccountEvent;
import io.sessionaudit.event.AccountEvent.AccountStatus;
import io.sessionaudit.event.Sealed;
import io.sessionaudit.event.UserId;
import io.sessionaudit.json.Fields;
import io.sessionaudit.json.JsonText;

/** The data of account events. */
final class AccountEventFormat {

  private AccountEventFormat() {}

  static void write(JsonText json, AccountEvent event) {
    UserId user = event.user();
    json.text("uid", user == null ? null : user.toString());
    switch (event) {
      case AccountEvent.LoginFailed it -> {
        json.text("cause", it.cause().name()).number("count", it.count());
        ContextFormat.writeContext(json, it.context());
      }
      case AccountEvent.AccountCreated it -> {
        Sealed client = it.client();
        json.text("nameTag", it.nameTag())
            .texts("roles", it.roles())
            .text("client", client == null ? null : client.text());
      }
      case AccountEvent.AccountStatusChanged it ->
          json.text("from", it.from().name())
              .text("to", it.to().name())
              .number("lastEpoch", it.lastEpoch());
      case AccountEvent.AuthorizationChanged it ->
          json.texts("from", it.from()).texts("to", it.to()).number("authz", it.authz());
      case AccountEvent.PasswordChanged it ->
          json.number("lastEpoch", it.lastEpoch()).text("by", it.by().name());
    }
  }

  static AccountEvent loginFailed(Fields fields) {
    return new AccountEvent.LoginFailed(
        fields.textOrNull("uid", UserId::of),
        fields.oneOf("cause", AccountEvent.LoginFailure.class),
        fields.count("count"),
        ContextFormat.context(fields));
  }

  static AccountEvent accountCreated(Fields fields) {
    return new AccountEvent.AccountCreated(
        fields.text("uid", UserId::of),
        fields.text("nameTag"),
        fields.texts("roles"),
        fields.textOrNull("client", Sealed::new));
  }

  static AccountEvent accountStatusChanged(Fields fields) {
    return new AccountEvent.AccountStatusChanged(
        fields.text("uid", UserId::of),
        fields.oneOf("from", AccountStatus.class),
        fields.oneOf("to", AccountStatus.class),
        fields.count("lastEpoch"));
  }

  static AccountEvent authorizationChanged(Fields fields) {
    return new AccountEvent.AuthorizationChanged(
        fields.text("uid", UserId::of),
        fields.texts("from"),
        fields.texts("to"),
        fields.count("authz"));
  }

  static AccountEvent passwordChanged(Fields fields) {
    return new AccountEvent.PasswordChanged(
        fields.text("uid", UserId::of),
        fields.count("lastEpoch"),
        fields.oneOf("by", AccountEvent.ChangedBy.class));
  }
}
