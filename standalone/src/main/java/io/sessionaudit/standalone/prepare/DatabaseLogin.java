package io.sessionaudit.standalone.prepare;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How an operator reaches a database.
 *
 * @param url {@code jdbc:postgresql://host:port/database}, with options or without
 */
public record DatabaseLogin(String url, String username, String password) {

  private static final Pattern URL =
      Pattern.compile("(jdbc:postgresql://[^/?]+/)([A-Za-z0-9_-]+)(\\?.*)?");

  public DatabaseLogin {
    Objects.requireNonNull(username, "username");
    Objects.requireNonNull(password, "password");
    if (!URL.matcher(url).matches()) {
      throw new IllegalArgumentException(
          "jdbc.url has the form jdbc:postgresql://host:port/database, and the database's name has"
              + " letters, digits, dashes and underscores.");
    }
  }

  /** The name of the database. */
  String database() {
    return parts().group(2);
  }

  /** Likewise, for a statement. */
  String quotedDatabase() {
    return '"' + database() + '"';
  }

  /** The same server and user, another database. */
  DatabaseLogin to(String other) {
    Matcher parts = parts();
    String options = parts.group(3) == null ? "" : parts.group(3);
    return new DatabaseLogin(parts.group(1) + other + options, username, password);
  }

  private Matcher parts() {
    Matcher parts = URL.matcher(url);
    if (!parts.matches()) {
      throw new IllegalStateException("it was looked at when this was made");
    }
    return parts;
  }

  /** Passwords stay out of logs, one among the URL's options, too. */
  @Override
  public String toString() {
    return username + " at " + url.replaceFirst("\\?.*", "");
  }
}
