package io.sessionaudit.detector;

import java.util.HashMap;
import java.util.Map;

/** The detector as a process of its own; settings are {@code name=value} arguments. */
final class DetectorProcess {

  private DetectorProcess() {}

  public static void main(String[] arguments) {
    Map<String, Object> settings = new HashMap<>();
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      settings.put(argument.substring(0, equals), argument.substring(equals + 1));
    }
    AnomalyDetector.start(settings);
    System.out.println("started");
  }
}
