package io.sessionaudit.guard.micronaut;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micronaut.context.annotation.Requires;
import io.sessionaudit.guard.SessionGuard;
import io.sessionaudit.guard.view.FeedCounts;
import io.sessionaudit.guard.view.RevocationView;
import jakarta.inject.Singleton;
import java.util.function.ToDoubleFunction;

/** What an operator wants to see and to be woken for: {@code session.guard.*}. */
@Singleton
@Requires(property = "session-audit.guard.enabled", value = "true")
@Requires(classes = MeterBinder.class)
final class GuardMetrics implements MeterBinder {

  private final SessionGuard guard;

  GuardMetrics(SessionGuard guard) {
    this.guard = guard;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    RevocationView view = guard.revocations();
    gauge(registry, "ready", "1 while tokens are admitted", _ -> guard.ready() ? 1 : 0);
    gauge(registry, "news.age.seconds", "Age of the newest news", GuardMetrics::age);
    gauge(registry, "entries", "Users and sessions held", RevocationView::entries);
    gauge(
        registry,
        "propagation.seconds",
        "From the last revocation's event to here",
        it -> it.counts().propagation() / 1000.0);
    FeedCounts counts = view.counts();
    count(registry, counts, "revocations", "Revocation records", FeedCounts::revocations);
    count(registry, counts, "unreadable", "Records nobody can read", FeedCounts::unreadable);
    count(registry, counts, "replaced", "Watermarks of replaced relays", FeedCounts::replacedTerms);
    count(registry, counts, "loads", "Times the topic was read anew", FeedCounts::reloads);
  }

  private void gauge(
      MeterRegistry registry, String name, String says, ToDoubleFunction<RevocationView> value) {
    Gauge.builder("session.guard." + name, guard.revocations(), value)
        .description(says)
        .register(registry);
  }

  private static void count(
      MeterRegistry registry,
      FeedCounts counts,
      String name,
      String says,
      ToDoubleFunction<FeedCounts> value) {
    FunctionCounter.builder("session.guard." + name, counts, value)
        .description(says)
        .register(registry);
  }

  private static double age(RevocationView view) {
    long age = view.newsAge();
    return age == Long.MAX_VALUE ? Double.POSITIVE_INFINITY : age / 1000.0;
  }
}
