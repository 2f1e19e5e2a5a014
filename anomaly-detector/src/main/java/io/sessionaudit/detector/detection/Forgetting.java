package io.sessionaudit.detector.detection;

import io.sessionaudit.event.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What need not be stored any longer. No rule looks at what is dropped here, but for the sessions
 * beyond the bound, so it makes no difference to verdicts when it is dropped.
 */
public final class Forgetting {

  /** Events of one user are not further apart in time than they are in the log, but for this. */
  private static final Duration SLACK = Duration.ofDays(1);

  private Forgetting() {}

  /** Which of a user's sessions go when one more is signed in. */
  public static List<SessionId> atSignIn(Collection<SessionBaseline> sessions, Instant now) {
    List<SessionBaseline> remembered =
        sessions.stream()
            .filter(session -> !session.isForgotten(now))
            .sorted(
                Comparator.comparing(SessionBaseline::usedAt)
                    .thenComparing(SessionBaseline::session))
            .toList();
    int tooMany = Math.max(0, remembered.size() - RuleSet.MAX_SESSIONS + 1);
    return Stream.concat(
            sessions.stream().filter(session -> session.isForgotten(now)),
            remembered.stream().limit(tooMany))
        .map(SessionBaseline::session)
        .toList();
  }

  /** Whether a session can go for good when the log has come to this time. */
  public static boolean isOver(SessionBaseline session, Instant now) {
    return session.isForgotten(now.minus(SLACK));
  }

  /** Whether nothing of a user matters any more when the log has come to this time. */
  public static boolean isOver(UserBaseline user, Instant now) {
    return !RuleSet.within(RuleSet.KNOWN_NETWORK.plus(SLACK), user.seenAt(), now);
  }
}
