package io.sessionaudit.auth.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.sessionaudit.auth.command.HandedOut;
import io.sessionaudit.auth.decision.Refusal;
import jakarta.inject.Singleton;

/**
 * Counts what refreshes were answered, by answer, which are the rows of the refresh table: {@code
 * session_audit_refresh_total}.
 */
@Singleton
final class RefreshMeters {

  private final OutcomeCounts outcomes;
  private final Counter rotated;
  private final Counter replayed;

  RefreshMeters(MeterRegistry meters) {
    outcomes = new OutcomeCounts(meters, "session.audit.refresh", "Refreshes");
    rotated = outcomes.counter("rotated");
    replayed = outcomes.counter("replayed");
  }

  void granted(HandedOut tokens) {
    (tokens.replayed() ? replayed : rotated).increment();
  }

  void refused(Refusal refusal) {
    outcomes.refused(refusal);
  }
}
