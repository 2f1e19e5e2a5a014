package io.sessionaudit.auth.decision;

import io.sessionaudit.event.AccountEvent.AccountStatus;
import io.sessionaudit.event.Context;
import io.sessionaudit.event.Device;
import io.sessionaudit.event.Network;
import io.sessionaudit.event.SessionEvent.Delivery;
import io.sessionaudit.event.SessionId;
import io.sessionaudit.event.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An account and a session of it that specifications of account changes begin with. */
final class Examples {

  static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
  static final int REALM = 4;
  static final UserId USER = new UserId(UUID.fromString("01890000-0000-7000-8000-000000000001"));
  static final SessionId SESSION =
      new SessionId(UUID.fromString("01890000-0000-7000-8000-000000000002"));
  static final Context CONTEXT =
      Context.unsealed(
          new Device("Chrome", "Windows", "desktop"),
          new Network("tag", Network.AddressFamily.IPV4));

  private Examples() {}

  static Account account(AccountStatus status, int lastEpoch, int revokedThrough, String... roles) {
    return new Account(
        USER, 9, status, List.of(roles), 1, lastEpoch, revokedThrough, "current hash");
  }

  /** A session of epoch 2 that no limit has ended. */
  static Standing standing(Account account) {
    return standing(account, REALM);
  }

  static Standing standing(Account account, int realm) {
    Session session =
        new Session(
            new Session.Opening(
                SESSION, USER, 2, REALM, Delivery.COOKIE, List.of("pwd"), "acr", "fgp", NOW),
            new Session.Rotation(1, null, NOW, NOW.plus(Duration.ofMinutes(15))),
            new Session.Deadlines(NOW.plus(Duration.ofHours(1)), NOW.plus(Duration.ofDays(1))),
            Session.End.NONE,
            new Session.LastUse(NOW, CONTEXT, null));
    return new Standing(account, session, realm, NOW);
  }

  /** Null if it was accepted. */
  static @Nullable Refusal refusal(Decision<?> decision) {
    return switch (decision) {
      case Decision.Accepted<?> _ -> null;
      case Decision.Refused<?> it -> it.refusal();
    };
  }
}
