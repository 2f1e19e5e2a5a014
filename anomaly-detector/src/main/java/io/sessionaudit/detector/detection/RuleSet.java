package io.sessionaudit.detector.detection;

import java.time.Duration;
import java.time.Instant;

/**
 * Name and numbers of the rules. Whoever changes a number or a rule raises the name's version: it
 * stands in every anomaly and is part of the anomaly's id.
 */
public final class RuleSet {

  public static final String NAME = "session-audit/1";

  /** Signals of one session that lie no further apart are summed. */
  static final Duration WINDOW = Duration.ofMinutes(15);

  /** How long a password sign-in makes its network a known one. */
  static final Duration KNOWN_NETWORK = Duration.ofDays(90);

  /** Refreshes of one session in {@link #REFRESH_SPAN} from which on they are too many. */
  static final int REFRESH_LIMIT = 30;

  static final Duration REFRESH_SPAN = Duration.ofMinutes(1);

  /** Networks remembered per user; the one signed in from longest ago gives way. */
  static final int MAX_KNOWN_NETWORKS = 32;

  /** Sessions remembered per user; the one not used for longest gives way. */
  static final int MAX_SESSIONS = 128;

  private RuleSet() {}

  /** Whether {@code then} lies at most {@code span} before {@code now}; the boundary is inside. */
  static boolean within(Duration span, Instant then, Instant now) {
    return !then.plus(span).isBefore(now);
  }
}
