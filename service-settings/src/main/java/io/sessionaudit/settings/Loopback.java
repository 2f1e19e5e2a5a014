package io.sessionaudit.settings;

import java.util.Arrays;
import java.util.regex.Pattern;

/** Whether an address leaves this machine, as far as its text says. No name is looked up. */
public final class Loopback {

  private static final Pattern HOST =
      Pattern.compile("localhost|127(\\.\\d{1,3}){3}|::1|\\[::1]", Pattern.CASE_INSENSITIVE);

  private Loopback() {}

  /** Whether a host of a URL is this machine. */
  public static boolean is(String host) {
    return HOST.matcher(host).matches();
  }

  /** Whether every broker of a {@code host:port} list is on this machine. */
  static boolean onlyIn(String servers) {
    return Arrays.stream(servers.split(",", -1))
        .map(String::strip)
        .allMatch(it -> is(it.substring(0, Math.max(it.lastIndexOf(':'), 0))));
  }
}
