package io.sessionaudit.auth.reaction;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.sessionaudit.auth.reaction.WhenTheftSuspectedThenRevokeUser.Reaction;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** What became of anomalies, counted; every result is there from the start. */
final class ReactionMeters {

  private final Map<Reaction, Counter> results = new EnumMap<>(Reaction.class);
  private final Counter failed;
  private final Counter unreadable;

  ReactionMeters(MeterRegistry meters) {
    for (Reaction reaction : Reaction.values()) {
      results.put(reaction, counter(meters, reaction.name().toLowerCase(Locale.ROOT)));
    }
    failed = counter(meters, "failed");
    unreadable = counter(meters, "unreadable");
  }

  private static Counter counter(MeterRegistry meters, String result) {
    return Counter.builder("session.audit.reaction")
        .description("Anomalies by what was done about them")
        .tag("result", result)
        .register(meters);
  }

  void count(Reaction reaction) {
    Objects.requireNonNull(results.get(reaction)).increment();
  }

  void failed() {
    failed.increment();
  }

  void unreadable() {
    unreadable.increment();
  }
}
