package io.sessionaudit.settings;

import io.micronaut.context.env.Environment;
import io.micronaut.context.env.PropertySource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Refuses a start with a {@code session-audit.*} setting that no configuration record on the class
 * path declares. A misspelt limit would otherwise be a limit that is not there.
 */
public final class UnknownSettings {

  private static final String PREFIX = "SESSION_AUDIT_";

  /** Set by our own programs, not by people: which service runs, and what the launcher is told. */
  private static final Set<String> OWN =
      Set.of(
          "session-audit.service",
          "session-audit.problems",
          "session-audit.terminal",
          "session-audit.logs",
          "session-audit.log-to",
          "session-audit.java-options");

  /**
   * What Kubernetes puts into the environment of every container for a service that is called
   * {@code session-audit...}. Nobody of ours has written it, and nobody reads it.
   */
  private static final Pattern SERVICE_LINK =
      Pattern.compile(".+_(SERVICE_HOST|SERVICE_PORT(_.+)?|PORT(_[0-9]+_(TCP|UDP|SCTP)(_.+)?)?)");

  private UnknownSettings() {}

  /**
   * Looks at every source of settings: properties, files, system properties, environment variables.
   *
   * @throws IllegalArgumentException naming each unknown setting and the nearest known one
   */
  public static void refuse(Environment environment) {
    Set<String> set = new HashSet<>();
    for (PropertySource source : environment.getPropertySources()) {
      source.forEach(set::add);
    }
    refuse(set, KnownSettings.names(environment.getClassLoader()));
  }

  static void refuse(Set<String> set, Set<String> known) {
    Map<String, String> knownByVariable = new HashMap<>();
    known.forEach(it -> knownByVariable.put(SettingName.variable(it), it));
    OWN.forEach(it -> knownByVariable.put(SettingName.variable(it), it));
    Set<String> sentences = new TreeSet<>();
    for (String name : set) {
      String variable = SettingName.variable(name);
      boolean link = SettingName.isVariable(name) && SERVICE_LINK.matcher(name).matches();
      if (variable.startsWith(PREFIX) && !knownByVariable.containsKey(variable) && !link) {
        sentences.add(sentence(name, variable, known));
      }
    }
    if (!sentences.isEmpty()) {
      throw new IllegalArgumentException(
          String.join(" ", sentences) + " All settings are in docs/configuration.md.");
    }
  }

  private static String sentence(String name, String variable, Set<String> known) {
    String nearest = Nearest.of(variable, known);
    String spelt = SettingName.isVariable(name) ? SettingName.variable(nearest) : nearest;
    return name + " is not a setting of this service; the nearest one is " + spelt + ".";
  }
}
