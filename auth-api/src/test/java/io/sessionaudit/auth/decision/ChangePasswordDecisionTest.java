package io.sessionaudit.auth.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.auth.decision.ChangePasswordDecision.Change;
import io.sessionaudit.auth.decision.SignInDecision.Others;
import io.sessionaudit.auth.decision.SignInDecision.SignIn;
import io.sessionaudit.event.AccountEvent.AccountStatus;
import io.sessionaudit.event.AccountEvent.ChangedBy;
import io.sessionaudit.event.AccountEvent.PasswordChanged;
import io.sessionaudit.event.RevocationReason;
import io.sessionaudit.event.RevocationScope;
import io.sessionaudit.event.SessionEvent.Delivery;
import io.sessionaudit.event.SessionEvent.TokenIssued;
import io.sessionaudit.event.SessionEvent.TokenRevoked;
import io.sessionaudit.event.SessionId;
import io.sessionaudit.testkit.DecisionSpec;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A user's own change of his password: all that was dies, and one session is born. */
class ChangePasswordDecisionTest {

  private static final SessionId NEW =
      new SessionId(UUID.fromString("01890000-0000-7000-8000-000000000003"));
  private static final SessionId OTHER =
      new SessionId(UUID.fromString("01890000-0000-7000-8000-000000000004"));
  private static final OpenSession CALLERS = new OpenSession(Examples.SESSION, 2, Examples.REALM);
  private static final OpenSession OTHERS = new OpenSession(OTHER, 3, Examples.REALM);

  private static final DecisionSpec<Account, Change, Decision<Session>> SPEC =
      DecisionSpec.of((account, change) ->
          ChangePasswordDecision.decide(
              account, Examples.REALM, Examples.NOW, change, Limits.defaults()));

  private static Account account(AccountStatus status) {
    return Examples.account(status, 3, 1, "user");
  }

  private static Change change(String verifiedHash, OpenSession... open) {
    SignIn signIn =
        new SignIn(NEW, Delivery.BODY, "fingerprint", verifiedHash, Examples.CONTEXT, Others.NONE);
    return new Change(Examples.SESSION, List.of(open), "new hash", signIn);
  }

  @Test
  void everything_dies_and_a_session_above_the_number_is_born() {
    SPEC.given(account(AccountStatus.ACTIVE))
        .when(change("current hash", CALLERS, OTHERS))
        .thenItSatisfies(decision -> {
          assertThat(decision.events().stream().map(Draft::event).limit(2))
              .isEqualTo(
                  List.of(
                      new PasswordChanged(Examples.USER, 3, ChangedBy.USER),
                      new TokenRevoked(
                          new RevocationScope.User(Examples.USER, 3, 3, Examples.REALM),
                          RevocationReason.PASSWORD_CHANGED,
                          null,
                          Limits.rememberedUntil(Examples.NOW))));
          assertThat(decision.events()).hasSize(3);
          assertThat(decision.events().getLast().event())
              .isInstanceOfSatisfying(
                  TokenIssued.class,
                  it -> {
                    assertThat(it.at().session()).isEqualTo(NEW);
                    assertThat(it.at().epoch()).isEqualTo(4);
                    assertThat(it.delivery()).isEqualTo(Delivery.BODY);
                  });
          Account after = decision.after().account();
          assertThat(after.passwordHash()).isEqualTo("new hash");
          assertThat(after.revokedThrough()).isEqualTo(3);
          assertThat(after.lastEpoch()).isEqualTo(4);
          assertThat(Objects.requireNonNull(decision.after().session()).opening().epoch())
              .isEqualTo(4);
        });
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        Arguments.of(
            "the session that asks is dead",
            AccountStatus.ACTIVE,
            change("current hash", OTHERS),
            Refusal.SESSION_REVOKED),
        Arguments.of(
            "no session is open",
            AccountStatus.ACTIVE,
            change("current hash"),
            Refusal.SESSION_REVOKED),
        Arguments.of(
            "the account was disabled",
            AccountStatus.DISABLED,
            change("current hash", CALLERS),
            Refusal.SESSION_REVOKED),
        Arguments.of(
            "another password counts meanwhile",
            AccountStatus.ACTIVE,
            change("older hash", CALLERS),
            Refusal.INVALID_CREDENTIALS));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refusals")
  void what_is_refused_changes_nothing(
      String name, AccountStatus status, Change change, Refusal refusal) {
    SPEC.given(account(status))
        .when(change)
        .thenItSatisfies(decision -> {
          assertThat(Examples.refusal(decision)).as(name).isEqualTo(refusal);
          assertThat(decision.events()).isEmpty();
          assertThat(decision.after()).isEqualTo(new Decision.After(account(status), null));
        });
  }
}
