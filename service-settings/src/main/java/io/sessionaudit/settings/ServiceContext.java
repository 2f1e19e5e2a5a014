package io.sessionaudit.settings;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.Environment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Starts the context of one of our services. Several may run in one JVM on one class path, so each
 * has its own folder of configuration and beans that ask which service runs.
 */
public final class ServiceContext {

  private ServiceContext() {}

  /**
   * Starts it, after a look at the settings: nothing is touched if one is unknown or missing.
   *
   * @param service name of the service and of its folder on the class path
   * @param settings property names and values; they win over the environment
   * @param required settings that the service cannot do without
   * @throws RuntimeException with a sentence that says what to change, if a setting cannot be used
   */
  public static ApplicationContext start(
      String service, Map<String, Object> settings, List<String> required) {
    Map<String, Object> properties = new HashMap<>(settings);
    properties.put("session-audit.service", service);
    // Not a choice: it closes bodies, header fields and exception texts.
    properties.put("session-audit.problems", true);
    ApplicationContext context =
        ApplicationContext.builder()
            .banner(false)
            .deduceEnvironment(false)
            .deduceCloudEnvironment(false)
            .overrideConfigLocations("classpath:" + service + "/")
            .properties(properties)
            .build();
    try {
      Environment environment = context.getEnvironment().start();
      UnknownSettings.refuse(environment);
      for (String key : required) {
        if (!environment.containsProperty(key)) {
          throw Required.missing(key);
        }
      }
      return context.start();
    } catch (RuntimeException e) {
      context.close();
      throw e;
    }
  }
}
