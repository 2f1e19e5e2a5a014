package io.sessionaudit.auth.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.sessionaudit.auth.command.HandedOut;
import io.sessionaudit.auth.command.Outcome;
import jakarta.inject.Singleton;

/** Counts what sign-ins were answered, by answer: {@code session_audit_sign_ins_total}. */
@Singleton
final class SignInMeters {

  private final OutcomeCounts outcomes;
  private final Counter granted;

  SignInMeters(MeterRegistry meters) {
    outcomes = new OutcomeCounts(meters, "session.audit.sign.ins", "Sign-ins with a password");
    granted = outcomes.counter("granted");
  }

  /** Returns what it counted. */
  Outcome<HandedOut> count(Outcome<HandedOut> outcome) {
    switch (outcome) {
      case Outcome.Granted<HandedOut> _ -> granted.increment();
      case Outcome.Refused<HandedOut> it -> outcomes.refused(it.refusal());
    }
    return outcome;
  }
}
