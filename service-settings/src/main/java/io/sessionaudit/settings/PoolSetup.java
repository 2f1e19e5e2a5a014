package io.sessionaudit.settings;

import io.micronaut.configuration.jdbc.hikari.DatasourceConfiguration;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;

/**
 * Gives the pools of our own services their password, wherever it stands, and lets the driver
 * itself look whether a connection that was not used for a while still answers: the framework's
 * test query would be a statement of its own, planned and counted by the database like the
 * product's.
 */
@Singleton
@Requires(property = "session-audit.service")
@Requires(property = "jdbc.url")
@Requires(classes = DatasourceConfiguration.class)
final class PoolSetup implements BeanCreatedEventListener<DatasourceConfiguration> {

  private final BeanProvider<JdbcSettings> jdbc;
  private final BeanProvider<Deployment> deployment;

  PoolSetup(BeanProvider<JdbcSettings> jdbc, BeanProvider<Deployment> deployment) {
    this.jdbc = jdbc;
    this.deployment = deployment;
  }

  @Override
  public DatasourceConfiguration onCreated(BeanCreatedEvent<DatasourceConfiguration> event) {
    DatasourceConfiguration pool = event.getBean();
    pool.setPassword(jdbc.get().requiredPassword(deployment.get().isDemo()).value());
    pool.setConnectionTestQuery(null);
    return pool;
  }
}
