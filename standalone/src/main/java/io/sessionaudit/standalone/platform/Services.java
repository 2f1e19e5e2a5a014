package io.sessionaudit.standalone.platform;

import io.micronaut.context.ApplicationContext;
import java.util.Map;

/** How the three services are started, each as a context of its own. */
public record Services(Service auth, Service projector, Service detector) {

  /** Starts one service. */
  @FunctionalInterface
  public interface Service {

    /** Returns when the service listens; closing the context ends it. */
    ApplicationContext start(Map<String, Object> settings);
  }
}
