package io.sessionaudit.auth.config;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import io.sessionaudit.auth.anchor.Soundness;
import io.sessionaudit.auth.anchor.Standing;
import io.sessionaudit.auth.append.EvidenceBudget;
import io.sessionaudit.auth.append.EvidenceCounts;
import io.sessionaudit.auth.append.EvidenceCounts.Cell;
import io.sessionaudit.auth.append.Gate;
import io.sessionaudit.auth.append.GuessKind;
import io.sessionaudit.auth.command.SignInThrottle;
import io.sessionaudit.auth.credential.Passwords;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * What waits on the write side, what is made to wait, and what is not recorded one by one. Eager,
 * and no binder: binders are made before the registry is, which the connection pool wants to have.
 */
@Context
final class WriteMeters {

  private final Passwords passwords;
  private final Gate gate;
  private final SignInThrottle throttle;
  private final EvidenceBudget budget;
  private final Soundness soundness;

  WriteMeters(
      MeterRegistry registry,
      Passwords passwords,
      Gate gate,
      SignInThrottle throttle,
      EvidenceBudget budget,
      Soundness soundness) {
    this.passwords = passwords;
    this.gate = gate;
    this.throttle = throttle;
    this.budget = budget;
    this.soundness = soundness;
    register(registry);
  }

  private void register(MeterRegistry registry) {
    gauge(
        registry, "hashing.waiting", "Hashes that wait for a core", passwords, Passwords::waiting);
    gauge(registry, "hashing.busy", "Hashes that are computed now", passwords, Passwords::busy);
    counter(registry, "hashing.done", "Hashes that were computed", passwords, Passwords::done);
    counter(
        registry,
        "hashing.refused",
        "Hashes that found no place or no turn",
        passwords,
        Passwords::refused);
    gauge(
        registry,
        "database.sound",
        "ALARM if 0: the database is not known to be where the log left it",
        soundness,
        it -> it.standing() instanceof Standing.Sound ? 1 : 0);
    gauge(registry, "gate.waiting", "Sign-ins that wait for the database", gate, Gate::waiting);
    gauge(registry, "gate.inside", "Sign-ins at the database", gate, Gate::inside);
    counter(registry, "gate.refused", "Sign-ins whose turn did not come", gate, Gate::refused);
    for (GuessKind kind : GuessKind.values()) {
      waits(registry, kind);
    }
    for (String kind : EvidenceCounts.KINDS) {
      evidence(registry, new Cell(kind, isGenuine(kind), true));
      evidence(registry, new Cell(kind, isGenuine(kind), false));
    }
  }

  /** Refreshes come with a genuine token; who signs in wrongly has proved nothing. */
  private static boolean isGenuine(String kind) {
    return kind.equals("replayed") || kind.equals("rejected");
  }

  private void waits(MeterRegistry registry, GuessKind kind) {
    FunctionCounter.builder("session.audit.sign.in.waits", throttle, it -> it.counts().waits(kind))
        .description("Attempts that were told to wait")
        .tag("kind", kind.name().toLowerCase(Locale.ROOT))
        .register(registry);
  }

  private void evidence(MeterRegistry registry, Cell cell) {
    FunctionCounter.builder("session.audit.evidence", budget, it -> it.counts().count(cell))
        .description("Repeats that were recorded, and those that were only counted")
        .tag("kind", cell.kind())
        .tag("caller", cell.genuine() ? "genuine" : "stranger")
        .tag("result", cell.granted() ? "written" : "suppressed")
        .register(registry);
  }

  private static <T> void gauge(
      MeterRegistry registry, String name, String says, T of, ToDoubleFunction<T> value) {
    Gauge.builder("session.audit." + name, of, value).description(says).register(registry);
  }

  private static <T> void counter(
      MeterRegistry registry, String name, String says, T of, ToDoubleFunction<T> value) {
    FunctionCounter.builder("session.audit." + name, of, value)
        .description(says)
        .register(registry);
  }
}
