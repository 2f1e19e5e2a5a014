package io.sessionaudit.auth.decision;

import static io.sessionaudit.auth.decision.Examples.NOW;
import static io.sessionaudit.auth.decision.Examples.REALM;
import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.auth.decision.Presented.Binding;
import io.sessionaudit.auth.decision.RefreshDecision.Refreshed;
import io.sessionaudit.auth.decision.SignInDecision.Others;
import io.sessionaudit.auth.decision.SignInDecision.SignIn;
import io.sessionaudit.event.AccountEvent.AccountStatus;
import io.sessionaudit.event.RevocationReason;
import io.sessionaudit.event.SessionEvent.Delivery;
import io.sessionaudit.event.SessionId;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Everything at one instant: numbers decide what is dead, so no clock is too coarse for them. */
class SameInstantTest {

  private static final Limits DEFAULTS = Limits.defaults();
  private static final Limits WITHOUT_WINDOW =
      new Limits(
          DEFAULTS.access(),
          Duration.ZERO,
          DEFAULTS.idle(),
          DEFAULTS.absolute(),
          DEFAULTS.sessions(),
          DEFAULTS.refreshes());

  private static Decision<Refreshed> refresh(Standing standing, int generation) {
    return RefreshDecision.decide(
        standing,
        new Presented(generation, Delivery.COOKIE, Binding.RIGHT, Examples.CONTEXT),
        WITHOUT_WINDOW);
  }

  private static Standing after(Decision<?> decision) {
    Session session = Objects.requireNonNull(decision.after().session());
    return new Standing(decision.after().account(), session, REALM, NOW);
  }

  @Test
  void a_token_that_was_spent_is_reuse_however_fast_the_next_ones_came() {
    Standing first = Examples.standing(Examples.account(AccountStatus.ACTIVE, 2, 0, "user"));
    Standing second = after(refresh(first, 1));
    assertThat(Examples.refusal(refresh(second, 1))).isEqualTo(Refusal.REUSE_DETECTED);
    Standing third = after(refresh(second, 2));
    assertThat(third.session().generation()).isEqualTo(3);
    assertThat(Examples.refusal(refresh(third, 1))).isEqualTo(Refusal.REUSE_DETECTED);
    assertThat(Examples.refusal(refresh(third, 2))).isEqualTo(Refusal.REUSE_DETECTED);
    assertThat(Examples.refusal(refresh(third, 3))).isNull();
  }

  private static Decision<Session> signIn(Account account) {
    return SignInDecision.decide(
        account,
        REALM,
        NOW,
        new SignIn(
            new SessionId(UUID.randomUUID()),
            Delivery.COOKIE,
            "fgp",
            account.passwordHash(),
            Examples.CONTEXT,
            Others.NONE),
        DEFAULTS);
  }

  private static Standing standing(Decision<Session> signIn, Account account) {
    return new Standing(account, Objects.requireNonNull(signIn.after().session()), REALM, NOW);
  }

  @Test
  void logout_all_ends_the_sign_in_before_it_and_not_the_one_behind_it() {
    Decision<Session> before = signIn(Examples.account(AccountStatus.ACTIVE, 2, 0, "user"));
    Account open = before.after().account();
    Account ended =
        RevokeUserDecision.decide(
                open, REALM, NOW, open.lastEpoch(), RevocationReason.LOGOUT_ALL, null)
            .after()
            .account();
    Decision<Session> behind = signIn(ended);
    Account last = behind.after().account();
    assertThat(standing(before, last).revoked()).isTrue();
    assertThat(standing(behind, last).live()).isTrue();
  }
}
