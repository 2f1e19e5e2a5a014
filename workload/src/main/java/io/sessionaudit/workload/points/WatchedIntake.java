package io.sessionaudit.workload.points;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.sessionaudit.projector.intake.Connections;
import jakarta.inject.Singleton;

/** Watches the connections on which the projector folds, which are none of the pool's. */
@Singleton
@Requires(property = "workload.points")
final class WatchedIntake implements BeanCreatedEventListener<Connections> {

  @Override
  public Connections onCreated(BeanCreatedEvent<Connections> event) {
    Connections connections = event.getBean();
    return () -> WatchedConnection.watch(connections.open());
  }
}
