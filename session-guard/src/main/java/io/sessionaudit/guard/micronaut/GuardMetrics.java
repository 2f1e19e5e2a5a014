package io.sessionaudit.guard.micronaut;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micronaut.context.annotation.Requires;
import io.sessionaudit.guard.SessionGuard;
import io.sessionaudit.guard.view.FeedCounts;
import io.sessionaudit.guard.view.RevocationView;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** What an operator wants to see and to be woken for: {@code session.audit.guard.*}. */
@Singleton
@Requires(property = "session-audit.guard.enabled", value = "true")
@Requires(classes = MeterBinder.class)
final class GuardMetrics implements MeterBinder {

  private static final Duration[] BUCKETS =
      IntStream.of(5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000)
          .mapToObj(Duration::ofMillis)
          .toArray(Duration[]::new);

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
    FeedCounts counts = view.counts();
    counts.onPropagation(propagation(registry)::record);
    count(registry, counts, "revocations", "Revocation records", FeedCounts::revocations);
    count(registry, counts, "unreadable", "Records nobody can read", FeedCounts::unreadable);
    count(registry, counts, "replaced", "Watermarks of replaced relays", FeedCounts::replacedTerms);
    count(registry, counts, "loads", "Times the topic was read anew", FeedCounts::reloads);
  }

  private static Timer propagation(MeterRegistry registry) {
    return Timer.builder("session.audit.guard.propagation")
        .description("From a revocation's decision to here, by the database's clock")
        .serviceLevelObjectives(BUCKETS)
        .register(registry);
  }

  private void gauge(
      MeterRegistry registry, String name, String says, ToDoubleFunction<RevocationView> value) {
    Gauge.builder("session.audit.guard." + name, guard.revocations(), value)
        .description(says)
        .register(registry);
  }

  private static void count(
      MeterRegistry registry,
      FeedCounts counts,
      String name,
      String says,
      ToDoubleFunction<FeedCounts> value) {
    FunctionCounter.builder("session.audit.guard." + name, counts, value)
        .description(says)
        .register(registry);
  }

  private static double age(RevocationView view) {
    long age = view.newsAge();
    return age == Long.MAX_VALUE ? Double.POSITIVE_INFINITY : age / 1000.0;
  }
}
