package io.sessionaudit.settings;

import io.micronaut.core.naming.NameUtils;
import java.util.Locale;
import java.util.regex.Pattern;

/** The spellings of one setting: {@code session-audit.keys-dir}, {@code SESSION_AUDIT_KEYS_DIR}. */
final class SettingName {

  /** One item of a list: {@code audience[0]}, {@code AUDIENCE_0}. */
  private static final Pattern ITEM = Pattern.compile("(\\[\\d+]|_\\d+)$");

  private static final Pattern VARIABLE = Pattern.compile("[A-Z0-9_]+");

  private SettingName() {}

  /** The environment variable of a setting: the one form that all spellings have in common. */
  static String variable(String name) {
    String key = VARIABLE.matcher(name).matches() ? name : NameUtils.hyphenate(name);
    return ITEM.matcher(key.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_")).replaceFirst("");
  }

  /** Whether somebody wrote it as an environment variable. */
  static boolean isVariable(String name) {
    return VARIABLE.matcher(name).matches();
  }
}
