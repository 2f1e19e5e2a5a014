package io.sessionaudit.detector.detection;

import io.sessionaudit.event.AnomalyDetected.Verdict;
import java.util.Locale;

/** How much has to come together before every token of a user dies. */
public enum Profile {
  /** One device or network change inside a session, or reuse. */
  STRICT(60),
  /** Two signals that agree, or reuse that nothing else explains. */
  BALANCED(120),
  /** Everything is flagged, nobody is signed out. */
  OBSERVE(Integer.MAX_VALUE);

  private final int threshold;

  Profile(int threshold) {
    this.threshold = threshold;
  }

  /**
   * Reads {@link #wireName}.
   *
   * @throws IllegalArgumentException for any other text, with a sentence that names the three
   */
  public static Profile named(String wireName) {
    for (Profile profile : values()) {
      if (profile.wireName().equals(wireName)) {
        return profile;
      }
    }
    throw new IllegalArgumentException(
        "session-audit.detection.profile must be strict, balanced or observe, not " + wireName);
  }

  /** As configuration and {@code AnomalyDetected} have it. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * What follows from a score.
   *
   * @param mayRevoke whether the triggering event is of a kind that may end sessions at all
   */
  Verdict verdict(int score, boolean mayRevoke) {
    return mayRevoke && score >= threshold ? Verdict.REVOKE_ALL : Verdict.OBSERVE;
  }
}
