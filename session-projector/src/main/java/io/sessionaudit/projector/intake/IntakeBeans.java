package io.sessionaudit.projector.intake;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.sessionaudit.personal.LookupKey;
import io.sessionaudit.personal.MasterKey;
import io.sessionaudit.projector.config.IntakeSettings;
import io.sessionaudit.projector.table.UserKeys;
import io.sessionaudit.settings.Deployment;
import io.sessionaudit.settings.JdbcSettings;
import io.sessionaudit.wire.KafkaConnection;
import jakarta.inject.Singleton;
import org.postgresql.ds.PGSimpleDataSource;

/** The intake as the service runs it: on a connection of its own, outside the pool. */
@Factory
final class IntakeBeans {

  private static final int CONNECT_SECONDS = 5;

  /** Longer than any batch; a database that is silent for so long is away. */
  private static final int SILENCE_SECONDS = 60;

  @Singleton
  UserKeys userKeys(MasterKey master) {
    return new UserKeys(master);
  }

  @Singleton
  Connections connections(JdbcSettings jdbc, Deployment deployment) {
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setURL(jdbc.requiredUrl());
    database.setUser(jdbc.requiredUsername());
    database.setPassword(jdbc.requiredPassword(deployment.isDemo()).value());
    database.setCurrentSchema("audit");
    database.setApplicationName("session-projector intake");
    database.setConnectTimeout(CONNECT_SECONDS);
    database.setSocketTimeout(SILENCE_SECONDS);
    database.setTcpKeepAlive(true);
    return database::getConnection;
  }

  @Singleton
  @Bean(preDestroy = "close")
  Intake intake(
      KafkaConnection kafka,
      IntakeSettings settings,
      Connections connections,
      UserKeys keys,
      LookupKey lookup,
      FoldCounts counts) {
    return new Intake(kafka, settings, connections, keys, lookup, counts);
  }
}
