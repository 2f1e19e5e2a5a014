package io.sessionaudit.detector.detection;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/** When a session last showed what, as far as it still counts. */
record RecentSignals(Map<Weight, Instant> lastSeen) {

  static final RecentSignals NONE = new RecentSignals(Map.of());

  RecentSignals {
    lastSeen = Map.copyOf(lastSeen);
  }

  /** With what was noticed now, without what is older than the window. */
  RecentSignals plus(Iterable<Noticed> noticed, Instant now) {
    Map<Weight, Instant> kept = new EnumMap<>(Weight.class);
    lastSeen.forEach((weight, at) -> {
      if (RuleSet.within(RuleSet.WINDOW, at, now)) {
        kept.put(weight, at);
      }
    });
    for (Noticed each : noticed) {
      if (each.weight().score() > 0) {
        kept.put(each.weight(), now);
      }
    }
    return new RecentSignals(kept);
  }

  /** The sum over distinct kinds; of two weights of one kind the heavier counts. */
  int score() {
    int sum = 0;
    for (Weight weight : lastSeen.keySet()) {
      if (weight != Weight.LATE_PARENT || !lastSeen.containsKey(Weight.REUSE)) {
        sum += weight.score();
      }
    }
    return sum;
  }
}
