package io.sessionaudit.auth.command;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.sessionaudit.event.SessionId;
import java.time.Duration;
import java.time.Instant;

/**
 * Counts the refreshes of a session by minute. Handing out the same tokens again costs the caller
 * nothing, so beyond a number that no honest client reaches it is refused; everything that may give
 * a thief away is decided as always. One instance's memory. Safe for use by many threads.
 */
final class RefreshRate {

  private static final Duration PERIOD = Duration.ofMinutes(1);
  private static final int SESSIONS = 100_000;

  private final Cache<SessionId, Count> counts =
      Caffeine.newBuilder().maximumSize(SESSIONS).expireAfterWrite(Duration.ofMinutes(2)).build();

  private final int most;

  /**
   * Takes the bound.
   *
   * @param most refreshes of one session that are answered in one minute
   */
  RefreshRate(int most) {
    this.most = most;
  }

  /** Counts one refresh; true if the minute has had too many. */
  boolean exceeded(SessionId session, Instant now) {
    return counts
            .asMap()
            .compute(
                session,
                (_, count) ->
                    count == null || !now.isBefore(count.start.plus(PERIOD))
                        ? new Count(now, 1)
                        : new Count(count.start, count.number + 1))
            .number
        > most;
  }

  private record Count(Instant start, int number) {}
}
