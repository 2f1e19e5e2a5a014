package io.sessionaudit.feed;

import io.sessionaudit.event.EventId;
import io.sessionaudit.event.SessionId;
import io.sessionaudit.event.UserId;
import java.time.Duration;
import java.time.Instant;

/**
 * A number that rose. Whoever keeps the maximum of each number for each key knows every revocation,
 * however often and in whatever order the records arrive.
 */
public sealed interface Revocation extends FeedRecord {

  /** The dead generation that kills the whole session. */
  int ALL_GENERATIONS = Integer.MAX_VALUE;

  /**
   * How long a revocation matters: the longest life of an access token that is allowed, and a
   * minute. So {@link #until} less this is when it was decided, by the database's clock.
   */
  Duration REMEMBERED = Duration.ofHours(1).plusSeconds(60);

  /** The event that raised the number. */
  EventId event();

  /** When the last token that this kills has expired anyway; may be forgotten then. */
  Instant until();

  private static void atLeast(int least, int value, String what) {
    if (value < least) {
      throw new IllegalArgumentException(what + " is at least " + least);
    }
  }

  /**
   * Everything made under a lower realm number is dead.
   *
   * @param realm from 1
   */
  record RealmRaised(int realm, EventId event, Instant until) implements Revocation {
    public RealmRaised {
      Revocation.atLeast(1, realm, "realm");
    }

    @Override
    public String key() {
      return "realm";
    }
  }

  /**
   * Both numbers of one account, as they stand.
   *
   * @param revokedThrough the highest dead epoch, 0 for none
   * @param authz access tokens with a lower one are stale, from 1
   */
  record UserRevoked(UserId user, int revokedThrough, int authz, EventId event, Instant until)
      implements Revocation {
    public UserRevoked {
      Revocation.atLeast(0, revokedThrough, "revokedThrough");
      Revocation.atLeast(1, authz, "authz");
    }

    @Override
    public String key() {
      return "user:" + user;
    }
  }

  /**
   * One session.
   *
   * @param deadGeneration the highest dead generation, from 1, {@link #ALL_GENERATIONS} for all
   */
  record SessionRevoked(SessionId session, int deadGeneration, EventId event, Instant until)
      implements Revocation {
    public SessionRevoked {
      Revocation.atLeast(1, deadGeneration, "deadGeneration");
    }

    @Override
    public String key() {
      return "session:" + session;
    }
  }
}
