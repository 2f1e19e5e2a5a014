package io.sessionaudit.auth.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.auth.decision.ChangeAccountDecision.Around;
import io.sessionaudit.auth.decision.ChangeAccountDecision.Wanted;
import io.sessionaudit.event.AccountEvent.AccountStatus;
import io.sessionaudit.event.AccountEvent.AccountStatusChanged;
import io.sessionaudit.event.AccountEvent.AuthorizationChanged;
import io.sessionaudit.event.AccountEvent.ChangedBy;
import io.sessionaudit.event.AccountEvent.PasswordChanged;
import io.sessionaudit.event.Event;
import io.sessionaudit.event.RevocationReason;
import io.sessionaudit.event.RevocationScope;
import io.sessionaudit.event.SessionEvent.TokenRevoked;
import io.sessionaudit.testkit.DecisionSpec;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What an admin may make of an account, and what that does to its sessions. */
class ChangeAccountDecisionTest {

  private static final Wanted NOTHING = new Wanted(null, null, null);

  private record State(Account account, Around around) {}

  private static final DecisionSpec<State, Wanted, Decision<Account>> SPEC =
      DecisionSpec.of((state, wanted) ->
          ChangeAccountDecision.decide(
              state.account(), Examples.REALM, Examples.NOW, wanted, state.around()));

  private static Wanted roles(String... names) {
    return new Wanted(new Roles(List.of(names)), null, null);
  }

  private static Wanted status(AccountStatus status) {
    return new Wanted(null, status, null);
  }

  private static Wanted password() {
    return new Wanted(null, null, "new hash");
  }

  private static Account account(String... roles) {
    return Examples.account(AccountStatus.ACTIVE, 3, 1, roles);
  }

  private static Around admin(int others) {
    return new Around(Examples.standing(account("admin")), others);
  }

  private static TokenRevoked revoked(RevocationReason reason) {
    return new TokenRevoked(
        new RevocationScope.User(Examples.USER, 3, 3, Examples.REALM),
        reason,
        null,
        Limits.rememberedUntil(Examples.NOW));
  }

  private static final AuthorizationChanged AUDITOR =
      new AuthorizationChanged(Examples.USER, List.of("user"), List.of("auditor", "user"), 2);
  private static final AccountStatusChanged DISABLED =
      new AccountStatusChanged(Examples.USER, AccountStatus.ACTIVE, AccountStatus.DISABLED, 3);
  private static final PasswordChanged RESET =
      new PasswordChanged(Examples.USER, 3, ChangedBy.ADMIN);

  static Stream<Arguments> changes() {
    Account user = account("user");
    Account dead = Examples.account(AccountStatus.ACTIVE, 3, 3, "user");
    Account disabled = Examples.account(AccountStatus.DISABLED, 3, 3, "user");
    Account never = Examples.account(AccountStatus.ACTIVE, 0, 0, "user");
    return Stream.of(
        change("nothing asked", user, NOTHING),
        change("the roles that stand", user, roles("user", "user")),
        change("the status that stands", user, status(AccountStatus.ACTIVE)),
        change(
            "both as they stand",
            user,
            new Wanted(new Roles(List.of("user")), AccountStatus.ACTIVE, null)),
        change("roles", user, roles("user", "auditor"), AUDITOR),
        change(
            "disabled",
            user,
            status(AccountStatus.DISABLED),
            DISABLED,
            revoked(RevocationReason.DISABLED)),
        change(
            "disabled, with every session dead already",
            dead,
            status(AccountStatus.DISABLED),
            DISABLED),
        change(
            "disabled, and never signed in",
            never,
            status(AccountStatus.DISABLED),
            new AccountStatusChanged(
                Examples.USER, AccountStatus.ACTIVE, AccountStatus.DISABLED, 0)),
        change(
            "enabled again",
            disabled,
            status(AccountStatus.ACTIVE),
            new AccountStatusChanged(
                Examples.USER, AccountStatus.DISABLED, AccountStatus.ACTIVE, 3)),
        change(
            "roles and status",
            user,
            new Wanted(new Roles(List.of("auditor", "user")), AccountStatus.DISABLED, null),
            AUDITOR,
            DISABLED,
            revoked(RevocationReason.DISABLED)),
        change("password", user, password(), RESET, revoked(RevocationReason.PASSWORD_CHANGED)),
        change("password, with every session dead already", dead, password(), RESET),
        change(
            "all three: one number rises once",
            user,
            new Wanted(new Roles(List.of("auditor", "user")), AccountStatus.DISABLED, "new hash"),
            AUDITOR,
            DISABLED,
            revoked(RevocationReason.DISABLED),
            RESET));
  }

  private static Arguments change(String name, Account account, Wanted wanted, Event... events) {
    return Arguments.of(name, account, wanted, List.of(events));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("changes")
  void each_difference_is_one_event(
      String name, Account account, Wanted wanted, List<Event> events) {
    SPEC.given(new State(account, admin(1)))
        .when(wanted)
        .thenItSatisfies(decision -> {
          assertThat(decision).as(name).isInstanceOf(Decision.Accepted.class);
          assertThat(decision.events().stream().map(Draft::event)).isEqualTo(events);
          assertThat(decision.events()).noneMatch(Draft::follows);
          assertThat(decision.evidence()).isEmpty();
          expectState(account, wanted, decision.after().account(), events);
        });
  }

  private static void expectState(
      Account before, Wanted wanted, Account after, List<Event> events) {
    boolean ends = events.stream().anyMatch(TokenRevoked.class::isInstance);
    assertThat(after.revokedThrough()).isEqualTo(ends ? 3 : before.revokedThrough());
    assertThat(after.authz()).isEqualTo(events.contains(AUDITOR) ? 2 : 1);
    assertThat(after.lastEpoch()).isEqualTo(before.lastEpoch());
    assertThat(after.roles())
        .isEqualTo(wanted.roles() == null ? before.roles() : wanted.roles().names());
    assertThat(after.status())
        .isEqualTo(wanted.status() == null ? before.status() : wanted.status());
    assertThat(after.passwordHash())
        .isEqualTo(wanted.passwordHash() == null ? before.passwordHash() : "new hash");
  }

  static Stream<Arguments> whoIsLeft() {
    Account admin = account("admin", "user");
    Account disabled = Examples.account(AccountStatus.DISABLED, 3, 3, "admin", "user");
    return Stream.of(
        left(
            "the last admin is disabled",
            admin,
            status(AccountStatus.DISABLED),
            0,
            Refusal.CONFLICT),
        left("the last admin loses the role", admin, roles("user"), 0, Refusal.CONFLICT),
        left("one of two is disabled", admin, status(AccountStatus.DISABLED), 1, null),
        left("one of two loses the role", admin, roles("user"), 1, null),
        left("the last admin gets another role", admin, roles("admin", "user", "auditor"), 0, null),
        left("the last admin gets another password", admin, password(), 0, null),
        left("a disabled admin loses the role", disabled, roles("user"), 0, null),
        left(
            "somebody else is disabled", account("user"), status(AccountStatus.DISABLED), 0, null));
  }

  private static Arguments left(
      String name, Account account, Wanted wanted, int others, @Nullable Refusal refusal) {
    return Arguments.of(name, account, wanted, others, refusal);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("whoIsLeft")
  void an_active_admin_is_always_left(
      String name, Account account, Wanted wanted, int others, @Nullable Refusal refusal) {
    SPEC.given(new State(account, admin(others)))
        .when(wanted)
        .thenItSatisfies(
            decision -> assertThat(Examples.refusal(decision)).as(name).isEqualTo(refusal));
  }

  static Stream<Arguments> callers() {
    Account admin = account("admin");
    return Stream.of(
        Arguments.of("his session is gone", null, Refusal.SESSION_REVOKED),
        Arguments.of(
            "disabled meanwhile",
            Examples.standing(Examples.account(AccountStatus.DISABLED, 3, 3, "admin")),
            Refusal.SESSION_REVOKED),
        Arguments.of(
            "signed out meanwhile",
            Examples.standing(Examples.account(AccountStatus.ACTIVE, 3, 3, "admin")),
            Refusal.SESSION_REVOKED),
        Arguments.of(
            "everybody was revoked meanwhile",
            Examples.standing(admin, Examples.REALM + 1),
            Refusal.SESSION_REVOKED),
        Arguments.of("no admin any more", Examples.standing(account("user")), Refusal.FORBIDDEN),
        Arguments.of("an admin still", Examples.standing(admin), null));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("callers")
  void who_is_no_admin_any_more_changes_nothing(
      String name, @Nullable Standing caller, @Nullable Refusal refusal) {
    Account account = account("user");
    SPEC.given(new State(account, new Around(caller, 1)))
        .when(roles("admin", "user"))
        .thenItSatisfies(decision -> {
          assertThat(Examples.refusal(decision)).as(name).isEqualTo(refusal);
          if (refusal != null) {
            assertThat(decision.events()).isEmpty();
            assertThat(decision.after().account()).isEqualTo(account);
          }
        });
  }

  @Test
  void everybody_dies_by_the_next_number_of_the_realm() {
    assertThat(RevokeEveryoneDecision.decide(4, "drill").realm()).isEqualTo(5);
  }
}
