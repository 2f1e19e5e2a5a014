package io.sessionaudit.auth.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.auth.decision.Decision.Accepted;
import io.sessionaudit.auth.decision.Decision.Refused;
import io.sessionaudit.auth.decision.Presented.Binding;
import io.sessionaudit.auth.decision.RefreshDecision.Refreshed;
import io.sessionaudit.event.AccountEvent.AccountStatus;
import io.sessionaudit.event.Context;
import io.sessionaudit.event.Device;
import io.sessionaudit.event.Event;
import io.sessionaudit.event.Network;
import io.sessionaudit.event.RevocationReason;
import io.sessionaudit.event.RevocationScope;
import io.sessionaudit.event.SessionEvent.Delivery;
import io.sessionaudit.event.SessionEvent.Expiry;
import io.sessionaudit.event.SessionEvent.RefreshRejected;
import io.sessionaudit.event.SessionEvent.RejectionCode;
import io.sessionaudit.event.SessionEvent.ReuseDetected;
import io.sessionaudit.event.SessionEvent.ReuseKind;
import io.sessionaudit.event.SessionEvent.SessionExpired;
import io.sessionaudit.event.SessionEvent.TokenRefreshed;
import io.sessionaudit.event.SessionEvent.TokenRevoked;
import io.sessionaudit.event.SessionId;
import io.sessionaudit.event.UserId;
import io.sessionaudit.feed.Revocation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The refresh table, row by row, at its edges, and where two rows could both match. */
class RefreshDecisionTest {

  private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
  private static final Duration W = Duration.ofSeconds(10);
  private static final Limits LIMITS =
      new Limits(Duration.ofMinutes(15), W, Duration.ofHours(24), Duration.ofDays(7), 100, 600);
  private static final Duration LONG_AGO = Duration.ofMinutes(5);
  private static final Device LAPTOP = new Device("Chrome", "Windows", "desktop");
  private static final Device OTHER = new Device("Firefox", "Linux", "desktop");
  private static final UserId USER =
      new UserId(UUID.fromString("01890000-0000-7000-8000-000000000001"));
  private static final SessionId SESSION =
      new SessionId(UUID.fromString("01890000-0000-7000-8000-000000000002"));

  /**
   * A session that was rotated to generation 5 a while ago, and a request; then what is changed.
   */
  private static final class Case {
    int current = 5;
    int presented = 5;
    Duration sinceRotation = LONG_AGO;
    int dead;
    @Nullable Integer endLastEpoch;
    boolean reported;
    @Nullable Expiry expired;
    Instant idle = NOW.plus(Duration.ofHours(1));
    Instant absolute = NOW.plus(Duration.ofDays(1));
    int revokedThrough;
    int sessionRealm = 1;
    int realm = 1;
    AccountStatus status = AccountStatus.ACTIVE;
    Delivery via = Delivery.COOKIE;
    Binding binding = Binding.RIGHT;
    Device device = LAPTOP;

    Decision<Refreshed> decide() {
      return RefreshDecision.decide(standing(), presented(), LIMITS);
    }

    private Standing standing() {
      Account account = new Account(USER, 9, status, List.of("user"), 1, 3, revokedThrough, "hash");
      Session session =
          new Session(
              new Session.Opening(
                  SESSION,
                  USER,
                  2,
                  sessionRealm,
                  Delivery.COOKIE,
                  List.of("pwd"),
                  "acr",
                  "fgp",
                  NOW.minus(Duration.ofHours(2))),
              new Session.Rotation(
                  current,
                  current == 1 ? null : NOW.minus(sinceRotation),
                  NOW.minus(sinceRotation),
                  NOW.minus(sinceRotation).plus(LIMITS.access())),
              new Session.Deadlines(idle, absolute),
              new Session.End(dead, expired, null, endLastEpoch, reported),
              new Session.LastUse(NOW.minus(sinceRotation), context(LAPTOP), null));
      return new Standing(account, session, realm, NOW);
    }

    private Presented presented() {
      return new Presented(presented, via, binding, context(device));
    }

    private static Context context(Device device) {
      return Context.unsealed(device, new Network("tag", Network.AddressFamily.IPV4));
    }
  }

  private static Accepted<Refreshed> accepted(Decision<Refreshed> decision) {
    assertThat(decision).isInstanceOf(Accepted.class);
    return (Accepted<Refreshed>) decision;
  }

  private static Refused<Refreshed> refused(Decision<Refreshed> decision, Refusal refusal) {
    assertThat(decision).isInstanceOf(Refused.class);
    Refused<Refreshed> refused = (Refused<Refreshed>) decision;
    assertThat(refused.refusal()).isEqualTo(refusal);
    return refused;
  }

  private static Session after(Decision<Refreshed> decision) {
    return Objects.requireNonNull(decision.after().session());
  }

  private static List<Event> events(Decision<Refreshed> decision) {
    return decision.events().stream().map(Draft::event).toList();
  }

  private static void rotates(Case given) {
    Accepted<Refreshed> decision = accepted(given.decide());
    assertThat(decision.answer().replayed()).isFalse();
    assertThat(after(decision).generation()).isEqualTo(given.current + 1);
    assertThat(after(decision).rotation().rotatedAt()).isEqualTo(NOW);
    assertThat(events(decision))
        .singleElement()
        .isInstanceOfSatisfying(
            TokenRefreshed.class,
            it -> {
              assertThat(it.generation()).isEqualTo(given.current + 1);
              assertThat(it.replayed()).isFalse();
            });
  }

  private static void handsOutAgain(Case given) {
    Accepted<Refreshed> decision = accepted(given.decide());
    assertThat(decision.answer().replayed()).isTrue();
    assertThat(after(decision).rotation()).isEqualTo(given.standing().session().rotation());
    assertThat(decision.events()).isEmpty();
    assertThat(decision.evidence())
        .singleElement()
        .satisfies(it -> {
          assertThat(it.firstIsFree()).isTrue();
          assertThat(it.event().get())
              .isInstanceOfSatisfying(
                  TokenRefreshed.class, event -> assertThat(event.replayed()).isTrue());
        });
  }

  private static void endsTheSession(
      Case given, Refusal refusal, RevocationReason reason, @Nullable ReuseKind kind) {
    Refused<Refreshed> decision = refused(given.decide(), refusal);
    assertThat(after(decision).end().deadGeneration()).isEqualTo(Revocation.ALL_GENERATIONS);
    assertThat(after(decision).end().lastEpoch()).isEqualTo(3);
    assertThat(decision.events()).hasSize(2);
    assertThat(decision.events().get(0).follows()).isFalse();
    assertThat(decision.events().get(1).follows()).isTrue();
    assertThat(events(decision).get(1))
        .isInstanceOfSatisfying(
            TokenRevoked.class,
            it -> {
              assertThat(it.reason()).isEqualTo(reason);
              assertThat(it.scope()).isInstanceOf(RevocationScope.Session.class);
            });
    if (kind != null) {
      assertThat(events(decision).get(0))
          .isInstanceOfSatisfying(
              ReuseDetected.class,
              it -> {
                assertThat(it.subtype()).isEqualTo(kind);
                assertThat(it.presented()).isEqualTo(given.presented);
                assertThat(it.current()).isEqualTo(given.current);
              });
    }
  }

  private static void nothingHappens(Decision<Refreshed> decision) {
    assertThat(decision.events()).isEmpty();
    assertThat(decision.evidence()).isEmpty();
    assertThat(decision.after().session()).isNull();
  }

  @Test
  void row_1_the_other_way_in_changes_nothing_not_even_for_a_thief() {
    Case given = new Case();
    given.via = Delivery.BODY;
    nothingHappens(refused(given.decide(), Refusal.INVALID_TOKEN));
    given.presented = 2;
    nothingHappens(refused(given.decide(), Refusal.INVALID_TOKEN));
    given.presented = 6;
    nothingHappens(refused(given.decide(), Refusal.INVALID_TOKEN));
    given.revokedThrough = 3;
    nothingHappens(refused(given.decide(), Refusal.INVALID_TOKEN));
  }

  @Test
  void row_2_a_token_from_the_future_means_that_the_database_went_back() {
    Case given = new Case();
    given.presented = 6;
    nothingHappens(refused(given.decide(), Refusal.STATE_REGRESSED));
    given.revokedThrough = 3;
    nothingHappens(refused(given.decide(), Refusal.STATE_REGRESSED));
    given.binding = Binding.MISSING;
    given.idle = NOW;
    nothingHappens(refused(given.decide(), Refusal.STATE_REGRESSED));
  }

  @Test
  void row_3_before_row_2_when_the_realm_was_raised_because_of_it() {
    Case given = new Case();
    given.presented = 6;
    given.realm = 2;
    refused(given.decide(), Refusal.SESSION_REVOKED);
  }

  @Test
  void row_3_each_of_the_numbers_and_the_status_ends_a_session() {
    Case revoked = new Case();
    revoked.dead = Revocation.ALL_GENERATIONS;
    revoked.endLastEpoch = 3;
    Case user = new Case();
    user.revokedThrough = 2;
    Case disabled = new Case();
    disabled.status = AccountStatus.DISABLED;
    Case realm = new Case();
    realm.realm = 2;
    for (Case given : List.of(revoked, user, disabled, realm)) {
      Refused<Refreshed> decision = refused(given.decide(), Refusal.SESSION_REVOKED);
      assertThat(decision.events()).isEmpty();
      assertThat(decision.evidence())
          .singleElement()
          .satisfies(it ->
              assertThat(it.event().get())
                  .isInstanceOfSatisfying(
                      RefreshRejected.class,
                      event -> assertThat(event.code()).isEqualTo(RejectionCode.SESSION_REVOKED)));
    }
  }

  @Test
  void row_3_the_epoch_just_above_the_number_lives() {
    Case given = new Case();
    given.revokedThrough = 1;
    rotates(given);
  }

  @Test
  void row_3_before_rows_4_to_11() {
    Case given = new Case();
    given.revokedThrough = 2;
    given.idle = NOW.minusSeconds(1);
    given.binding = Binding.WRONG;
    given.device = OTHER;
    refused(given.decide(), Refusal.SESSION_REVOKED);
  }

  @Test
  void row_3_a_spent_token_after_the_end_is_reuse_once() {
    Case given = new Case();
    given.presented = 4;
    given.dead = Revocation.ALL_GENERATIONS;
    given.endLastEpoch = 2;
    Refused<Refreshed> decision = refused(given.decide(), Refusal.SESSION_REVOKED);
    assertThat(events(decision))
        .singleElement()
        .isInstanceOfSatisfying(
            ReuseDetected.class,
            it -> {
              assertThat(it.subtype()).isEqualTo(ReuseKind.AFTER_END);
              assertThat(it.at().lastEpoch()).isEqualTo(2);
            });
    assertThat(after(decision).end().afterEndReported()).isTrue();
    given.reported = true;
    assertThat(given.decide().events()).isEmpty();
  }

  @Test
  void row_3_after_a_revocation_of_the_user_reuse_reaches_as_far_as_that_did() {
    Case given = new Case();
    given.presented = 4;
    given.revokedThrough = 2;
    assertThat(events(given.decide()))
        .singleElement()
        .isInstanceOfSatisfying(
            ReuseDetected.class, it -> assertThat(it.at().lastEpoch()).isEqualTo(2));
  }

  @Test
  void row_3_the_parent_inside_its_window_is_no_reuse_after_the_end() {
    Case given = new Case();
    given.presented = 4;
    given.sinceRotation = W.minusMillis(1);
    given.dead = Revocation.ALL_GENERATIONS;
    given.endLastEpoch = 3;
    assertThat(given.decide().events()).isEmpty();
  }

  @Test
  void row_4_each_limit_ends_a_session_exactly_when_it_is_reached_and_says_so_once() {
    Case idle = new Case();
    idle.idle = NOW;
    Case absolute = new Case();
    absolute.absolute = NOW;
    Case both = new Case();
    both.idle = NOW.minusSeconds(1);
    both.absolute = NOW.minusSeconds(2);
    expires(idle, Expiry.IDLE);
    expires(absolute, Expiry.ABSOLUTE);
    expires(both, Expiry.ABSOLUTE);
    Case said = new Case();
    said.expired = Expiry.IDLE;
    nothingHappens(refused(said.decide(), Refusal.SESSION_EXPIRED));
    Case before = new Case();
    before.idle = NOW.plusMillis(1);
    rotates(before);
  }

  private static void expires(Case given, Expiry kind) {
    Refused<Refreshed> decision = refused(given.decide(), Refusal.SESSION_EXPIRED);
    assertThat(events(decision))
        .singleElement()
        .isInstanceOfSatisfying(SessionExpired.class, it -> assertThat(it.kind()).isEqualTo(kind));
    assertThat(after(decision).end().expired()).isEqualTo(kind);
  }

  @Test
  void row_4_before_rows_5_to_11() {
    Case given = new Case();
    given.idle = NOW;
    given.binding = Binding.WRONG;
    given.presented = 2;
    given.device = OTHER;
    refused(given.decide(), Refusal.SESSION_EXPIRED);
  }

  @Test
  void row_5_a_wrong_fingerprint_is_reuse_and_a_missing_one_is_not() {
    Case wrong = new Case();
    wrong.binding = Binding.WRONG;
    endsTheSession(
        wrong, Refusal.BINDING_MISMATCH, RevocationReason.BINDING, ReuseKind.BINDING_MISMATCH);
    Case missing = new Case();
    missing.binding = Binding.MISSING;
    endsTheSession(missing, Refusal.BINDING_MISMATCH, RevocationReason.BINDING, null);
    assertThat(events(missing.decide()).getFirst())
        .isInstanceOfSatisfying(
            RefreshRejected.class,
            it -> assertThat(it.code()).isEqualTo(RejectionCode.BINDING_MISSING));
  }

  @Test
  void row_5_before_rows_6_to_10() {
    for (Device device : List.of(LAPTOP, OTHER)) {
      Case current = new Case();
      current.binding = Binding.WRONG;
      current.device = device;
      current.sinceRotation = Duration.ZERO;
      endsTheSession(
          current, Refusal.BINDING_MISMATCH, RevocationReason.BINDING, ReuseKind.BINDING_MISMATCH);
      current.presented = 4;
      endsTheSession(
          current, Refusal.BINDING_MISMATCH, RevocationReason.BINDING, ReuseKind.BINDING_MISMATCH);
    }
  }

  @Test
  void row_11_before_row_5() {
    Case late = new Case();
    late.presented = 4;
    late.binding = Binding.MISSING;
    endsTheSession(late, Refusal.REUSE_DETECTED, RevocationReason.REUSE, ReuseKind.LATE_PARENT);
    Case ancestor = new Case();
    ancestor.presented = 3;
    ancestor.sinceRotation = Duration.ZERO;
    ancestor.binding = Binding.WRONG;
    endsTheSession(ancestor, Refusal.REUSE_DETECTED, RevocationReason.REUSE, ReuseKind.ANCESTOR);
  }

  @ParameterizedTest
  @ValueSource(longs = {-1000, -1, 0, 1, 9_999})
  void rows_6_and_9_inside_the_window(long millis) {
    Case current = new Case();
    current.sinceRotation = Duration.ofMillis(millis);
    handsOutAgain(current);
    current.presented = 4;
    handsOutAgain(current);
  }

  @ParameterizedTest
  @ValueSource(longs = {-1001, 10_000, 10_001})
  void rows_7_and_11_outside_the_window(long millis) {
    Case current = new Case();
    current.sinceRotation = Duration.ofMillis(millis);
    rotates(current);
    current.presented = 4;
    endsTheSession(current, Refusal.REUSE_DETECTED, RevocationReason.REUSE, ReuseKind.LATE_PARENT);
  }

  @Test
  void row_7_the_first_generation_was_made_by_no_rotation() {
    Case given = new Case();
    given.current = 1;
    given.presented = 1;
    rotates(given);
  }

  @Test
  void row_7_a_dead_generation_is_not_handed_out_again() {
    Case given = new Case();
    given.sinceRotation = Duration.ZERO;
    given.dead = 5;
    rotates(given);
    given.presented = 4;
    rotates(given);
    given.dead = 4;
    handsOutAgain(given);
  }

  @Test
  void row_8_another_device_with_the_current_token_signs_in_again() {
    for (Duration since : List.of(Duration.ZERO, LONG_AGO)) {
      Case given = new Case();
      given.device = OTHER;
      given.sinceRotation = since;
      endsTheSession(
          given, Refusal.REAUTHENTICATION_REQUIRED, RevocationReason.DEVICE_CHANGED, null);
      assertThat(events(given.decide()).getFirst())
          .isInstanceOfSatisfying(
              RefreshRejected.class,
              it -> assertThat(it.code()).isEqualTo(RejectionCode.DEVICE_CHANGED));
    }
  }

  @Test
  void row_10_the_parent_in_its_window_from_another_device_is_theft() {
    Case given = new Case();
    given.presented = 4;
    given.sinceRotation = Duration.ZERO;
    given.device = OTHER;
    endsTheSession(
        given, Refusal.REUSE_DETECTED, RevocationReason.REUSE, ReuseKind.IN_GRACE_FOREIGN);
  }

  @Test
  void row_11_whatever_the_device() {
    for (Device device : List.of(LAPTOP, OTHER)) {
      Case given = new Case();
      given.device = device;
      given.presented = 4;
      endsTheSession(given, Refusal.REUSE_DETECTED, RevocationReason.REUSE, ReuseKind.LATE_PARENT);
      given.presented = 3;
      given.sinceRotation = Duration.ZERO;
      endsTheSession(given, Refusal.REUSE_DETECTED, RevocationReason.REUSE, ReuseKind.ANCESTOR);
    }
  }

  @Test
  void a_tablet_in_desktop_mode_is_the_same_device() {
    Case given = new Case();
    given.device = new Device("Chrome", "Windows", "tablet");
    rotates(given);
  }

  @Test
  void without_a_window_nothing_is_handed_out_twice() {
    Limits none =
        new Limits(LIMITS.access(), Duration.ZERO, LIMITS.idle(), LIMITS.absolute(), 100, 600);
    Case given = new Case();
    given.sinceRotation = Duration.ZERO;
    given.presented = 4;
    refused(
        RefreshDecision.decide(given.standing(), given.presented(), none), Refusal.REUSE_DETECTED);
  }

  @Test
  void rotation_never_extends_the_absolute_limit() {
    Case given = new Case();
    given.absolute = NOW.plusSeconds(60);
    Session after = after(accepted(given.decide()));
    assertThat(after.deadlines().absolute()).isEqualTo(given.absolute);
    assertThat(after.rotation().expiresAt()).isEqualTo(given.absolute);
  }
}
