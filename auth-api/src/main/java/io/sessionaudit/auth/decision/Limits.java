package io.sessionaudit.auth.decision;

import io.sessionaudit.feed.Revocation;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * How long things live.
 *
 * @param access life of an access token, 1 minute to 1 hour
 * @param window how long after a rotation the spent parent gets the same successor; zero or more
 * @param idle a session ends when it is not refreshed for this long
 * @param absolute a session ends at this age, whatever happens
 * @param sessions how many a user may have open at once, from 1; the oldest is ended
 * @param refreshes of one session in a minute that may get the same tokens again, from 1
 */
public record Limits(
    Duration access,
    Duration window,
    Duration idle,
    Duration absolute,
    int sessions,
    int refreshes) {

  /** The longest life of an access token that any configuration allows. */
  public static final Duration LONGEST_ACCESS = Duration.ofHours(1);

  /**
   * The longest life of a session that any configuration allows; browsers keep no cookie longer.
   */
  public static final Duration LONGEST_SESSION = Duration.ofDays(400);

  /** A revocation is remembered until the last token that it kills has expired, and a minute. */
  private static final Duration REMEMBERED = Revocation.REMEMBERED;

  public Limits {
    if (access.compareTo(Duration.ofMinutes(1)) < 0 || access.compareTo(LONGEST_ACCESS) > 0) {
      throw new IllegalArgumentException("an access token lives 1 minute to 1 hour");
    }
    if (window.isNegative()) {
      throw new IllegalArgumentException("the window is zero or more");
    }
    if (idle.compareTo(access) < 0 || absolute.compareTo(access) < 0) {
      throw new IllegalArgumentException(
          "idle and absolute limit are not below the life of an access token");
    }
    if (absolute.compareTo(LONGEST_SESSION) > 0) {
      throw new IllegalArgumentException("a session lives 400 days at most");
    }
    if (sessions < 1 || refreshes < 1) {
      throw new IllegalArgumentException("a user may have at least one session and one refresh");
    }
  }

  /** 15 minutes, 10 seconds, 24 hours, 7 days, 100 sessions, 600 refreshes. */
  public static Limits defaults() {
    return new Limits(
        Duration.ofMinutes(15),
        Duration.ofSeconds(10),
        Duration.ofHours(24),
        Duration.ofDays(7),
        100,
        600);
  }

  /** Until when a revocation that is made now has to be known. */
  public static Instant rememberedUntil(Instant now) {
    return now.plus(REMEMBERED);
  }

  /** A new generation's access token: whole seconds, never beyond the session's absolute limit. */
  Session.Rotation rotation(int generation, @Nullable Instant rotatedAt, Instant now, Instant end) {
    Instant issued = now.truncatedTo(ChronoUnit.SECONDS);
    Instant expires = issued.plus(access);
    Instant last = end.truncatedTo(ChronoUnit.SECONDS);
    return new Session.Rotation(
        generation, rotatedAt, issued, expires.isAfter(last) ? last : expires);
  }
}
