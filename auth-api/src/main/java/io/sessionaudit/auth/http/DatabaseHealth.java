package io.sessionaudit.auth.http;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import io.micronaut.scheduling.TaskExecutors;
import io.sessionaudit.auth.append.Execution;
import io.sessionaudit.auth.append.StorageException;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import org.reactivestreams.Publisher;

/** Without the database nothing is decided. Says so without addresses and driver texts. */
@Singleton
@Readiness
final class DatabaseHealth implements HealthIndicator {

  private static final int SECONDS = 2;

  private final Execution execution;
  private final ExecutorService blocking;

  DatabaseHealth(Execution execution, @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
    this.execution = execution;
    this.blocking = blocking;
  }

  @Override
  public Publisher<HealthResult> getResult() {
    return Publishers.fromCompletableFuture(
        () -> CompletableFuture.supplyAsync(this::ask, blocking));
  }

  private HealthResult ask() {
    try {
      boolean answers = execution.read(connection -> connection.isValid(SECONDS));
      return answers ? HealthResult.builder("database", HealthStatus.UP).build() : down("none");
    } catch (StorageException e) {
      return down(e.sqlState());
    }
  }

  private static HealthResult down(String sqlState) {
    String reason = "The database cannot be reached, or refuses to answer.";
    return HealthResult.builder("database", HealthStatus.DOWN)
        .details(Map.of("reason", reason, "sqlState", sqlState))
        .build();
  }
}
