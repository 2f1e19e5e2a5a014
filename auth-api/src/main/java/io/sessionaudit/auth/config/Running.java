package io.sessionaudit.auth.config;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.sessionaudit.auth.anchor.Soundness;
import io.sessionaudit.auth.append.Clients;
import io.sessionaudit.auth.append.Execution;
import io.sessionaudit.auth.append.Reads;
import io.sessionaudit.auth.command.CreateUser;
import io.sessionaudit.auth.command.FirstRun;
import io.sessionaudit.auth.command.RevokeUser;
import io.sessionaudit.auth.reaction.AnomalyIntake;
import io.sessionaudit.auth.reaction.WhenTheftSuspectedThenRevokeUser;
import io.sessionaudit.auth.sweep.Sweeper;
import io.sessionaudit.personal.LookupKey;
import io.sessionaudit.wire.KafkaConnection;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What runs beside the HTTP server, from before it listens until after it has stopped. */
@Singleton
public final class Running {

  private final AuthSettings settings;
  private final KafkaConnection kafka;
  private final MeterRegistry meters;
  private final WhenTheftSuspectedThenRevokeUser reaction;
  private final FirstRun firstRun;
  private final Soundness soundness;
  private final Sweeper sweeper;
  private volatile @Nullable AnomalyIntake intake;

  Running(
      AuthSettings settings,
      KafkaConnection kafka,
      MeterRegistry meters,
      Execution execution,
      Reads reads,
      LookupKey lookupKey,
      CreateUser createUser,
      RevokeUser revokeUser,
      Clients clients,
      Soundness soundness,
      Sweeper sweeper) {
    this.settings = settings;
    this.kafka = kafka;
    this.meters = meters;
    this.soundness = soundness;
    this.sweeper = sweeper;
    this.reaction = new WhenTheftSuspectedThenRevokeUser(execution, revokeUser);
    this.firstRun = new FirstRun(execution, reads, lookupKey, createUser, clients);
    Gauge.builder("session.audit.reaction.alive", this, it -> it.reacts() ? 1 : 0)
        .description("ALARM if 0: verdicts are not acted on")
        .register(meters);
    Gauge.builder("session.audit.reaction.lag", this, Running::lag)
        .description("Anomalies that were not acted on yet")
        .register(meters);
  }

  /**
   * Creates the first accounts if there shall be any, and begins to react to anomalies; as soon as
   * the database is known to be where the log left it.
   */
  public void begin() {
    soundness.whenSound(this::work);
  }

  private void work() {
    Path credentials = settings.credentialsDir();
    if (credentials != null) {
      firstRun.run(credentials);
    }
    sweeper.start();
    intake = AnomalyIntake.start(kafka, reaction, meters);
  }

  private double lag() {
    AnomalyIntake started = intake;
    return started == null ? 0 : started.lag();
  }

  /** Whether verdicts are acted on. */
  boolean reacts() {
    AnomalyIntake started = intake;
    return started != null && started.alive();
  }

  @PreDestroy
  void end() {
    AnomalyIntake started = intake;
    if (started != null) {
      started.close();
    }
  }
}
