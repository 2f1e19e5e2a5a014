package io.sessionaudit.detector.detection;

import java.util.List;

/** More refreshes than a well-behaved client needs; said once in each span. */
final class RefreshTooOften {

  private RefreshTooOften() {}

  static List<Noticed> notice(RefreshRate before, RefreshRate after) {
    boolean said = before.isTooOften() && before.since().equals(after.since());
    if (said || !after.isTooOften()) {
      return List.of();
    }
    return List.of(
        Noticed.of(
            Weight.REFRESH_TOO_OFTEN,
            "limit " + RuleSet.REFRESH_LIMIT + " a minute",
            after.count() + " in a minute",
            null));
  }
}
