package io.sessionaudit.auth.decision;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What an account may do. {@code admin}, {@code security} and {@code auditor} mean something to
 * this platform; other names are for the services that it protects.
 *
 * @param names sorted, each once, at least one
 */
public record Roles(List<String> names) {

  public static final String ADMIN = "admin";
  public static final String SECURITY = "security";

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,31}");
  private static final int MOST = 32;

  public Roles {
    if (names.stream().anyMatch(Objects::isNull)) {
      throw new IllegalArgumentException("A role has a name.");
    }
    names = names.stream().distinct().sorted().toList();
    if (names.isEmpty() || names.size() > MOST) {
      throw new IllegalArgumentException("An account has 1 to 32 roles.");
    }
    if (!names.stream().allMatch(name -> NAME.matcher(name).matches())) {
      throw new IllegalArgumentException(
          "A role is a lower-case letter, then up to 31 lower-case letters, digits or dashes.");
    }
  }
}
