package io.sessionaudit.event;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens to a session and its tokens. */
public sealed interface SessionEvent extends Event {

  @Override
  UserId user();

  @Override
  default Stream stream() {
    return Stream.of(user());
  }

  /** An event about one session, which it names with the numbers of that moment. */
  sealed interface OfOneSession extends SessionEvent {
    SessionPoint at();

    @Override
    default UserId user() {
      return at().user();
    }

    @Override
    default SessionId session() {
      return at().session();
    }
  }

  /**
   * A sign-in succeeded: the session is open at generation 1.
   *
   * @param amr RFC 8176 methods
   */
  record TokenIssued(
      SessionPoint at,
      Grant grant,
      List<String> amr,
      String acr,
      Delivery delivery,
      Context context)
      implements OfOneSession, WithContext {
    public TokenIssued {
      amr = List.copyOf(amr);
    }

    @Override
    public TokenIssued with(Context sealed) {
      return new TokenIssued(at, grant, amr, acr, delivery, sealed);
    }
  }

  /**
   * A refresh succeeded.
   *
   * @param generation of the token that was handed out, from 2
   * @param replayed the same successor was handed out again, nothing was rotated
   * @param count how many occurrences this event stands for, from 1
   * @param idleExpiresAt when the session ends unless it is refreshed before
   */
  record TokenRefreshed(
      SessionPoint at,
      int generation,
      boolean replayed,
      int count,
      int authz,
      Instant accessExpiresAt,
      Instant idleExpiresAt,
      Context context)
      implements OfOneSession, WithContext, Counted {
    public TokenRefreshed {
      Bounds.atLeast(2, generation, "a rotated generation");
      Bounds.atLeast(1, count, "count");
      Bounds.atLeast(1, authz, "authz");
    }

    public TokenId jti() {
      return new TokenId(at.session(), generation);
    }

    @Override
    public TokenRefreshed with(Context sealed) {
      return new TokenRefreshed(
          at, generation, replayed, count, authz, accessExpiresAt, idleExpiresAt, sealed);
    }

    @Override
    public TokenRefreshed counted(int times) {
      return new TokenRefreshed(
          at, generation, replayed, times, authz, accessExpiresAt, idleExpiresAt, context);
    }
  }

  /**
   * Tokens are dead from here on.
   *
   * @param note the text of the admin who asked
   * @param until when the last access token that this kills has expired anyway
   */
  record TokenRevoked(
      RevocationScope scope, RevocationReason reason, @Nullable String note, Instant until)
      implements SessionEvent {
    @Override
    public UserId user() {
      return scope.user();
    }

    @Override
    public @Nullable SessionId session() {
      return switch (scope) {
        case RevocationScope.Token token -> token.at().session();
        case RevocationScope.Session session -> session.at().session();
        case RevocationScope.User _ -> null;
      };
    }
  }

  /**
   * A refresh token was presented that only a copy of it explains (RFC 9700 section 4.14.2).
   *
   * @param presented generation of the token that came
   * @param current generation of the session at that moment, never below {@code presented}
   */
  record ReuseDetected(
      SessionPoint at, ReuseKind subtype, int presented, int current, Context context)
      implements OfOneSession, WithContext {
    public ReuseDetected {
      Bounds.atLeast(1, presented, "a presented generation");
      Bounds.atLeast(presented, current, "the current generation");
    }

    @Override
    public ReuseDetected with(Context sealed) {
      return new ReuseDetected(at, subtype, presented, current, sealed);
    }
  }

  /**
   * A refresh was refused without proof of theft.
   *
   * @param count how many occurrences this event stands for, from 1
   */
  record RefreshRejected(SessionPoint at, RejectionCode code, int count, Context context)
      implements OfOneSession, WithContext, Counted {
    public RefreshRejected {
      Bounds.atLeast(1, count, "count");
    }

    @Override
    public RefreshRejected with(Context sealed) {
      return new RefreshRejected(at, code, count, sealed);
    }

    @Override
    public RefreshRejected counted(int times) {
      return new RefreshRejected(at, code, times, context);
    }
  }

  /**
   * A session reached its end in time; said once.
   *
   * @param deadline the limit that was passed
   */
  record SessionExpired(SessionPoint at, Expiry kind, Instant deadline) implements OfOneSession {}

  /**
   * What a sign-in hands out.
   *
   * @param authz the account's number of role changes, from 1
   */
  record Grant(
      int authz,
      List<String> roles,
      Instant accessExpiresAt,
      Instant idleExpiresAt,
      Instant absoluteExpiresAt) {
    public Grant {
      Bounds.atLeast(1, authz, "authz");
      roles = List.copyOf(roles);
    }
  }

  /** How the client carries its refresh token; fixed for the session's life. */
  enum Delivery {
    COOKIE,
    BODY
  }

  /** Which limit ended the session. */
  enum Expiry {
    IDLE,
    ABSOLUTE
  }

  /** What gave the copy away. */
  enum ReuseKind {
    /** The parent of the current token, after its window. */
    LATE_PARENT,
    /** Anything older than the parent. */
    ANCESTOR,
    /** The parent inside its window, from another device. */
    IN_GRACE_FOREIGN,
    /** A genuine token with somebody else's fingerprint. */
    BINDING_MISMATCH,
    /** A spent token of a session that has ended. */
    AFTER_END
  }

  /** Why a refresh was refused. */
  enum RejectionCode {
    DEVICE_CHANGED,
    BINDING_MISSING,
    SESSION_REVOKED
  }
}
