package io.sessionaudit.auth.origin;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What kind of device it is, coarsely. Said of the User-Agent and the system alone: uap-core's own
 * device rules would double the cost and name the model, which is more than anybody here needs.
 */
final class DeviceClass {

  /** Names that robots give themselves; Cubot makes phones. */
  private static final Pattern ROBOT =
      Pattern.compile("(?<!cu)bot(?:\\b|_)|crawl|spider|slurp|headless");

  private DeviceClass() {}

  /** {@code desktop}, {@code phone}, {@code tablet}, {@code bot} or {@code other}. */
  static String of(String os, String userAgent) {
    if (ROBOT.matcher(userAgent.toLowerCase(Locale.ROOT)).find()) {
      return "bot";
    }
    return switch (os) {
      case "iOS", "Windows Phone", "KaiOS" -> "phone";
      case OsFamily.IPADOS -> "tablet";
      // An Android browser says "Mobile" on phones only.
      case "Android" -> userAgent.contains("Mobile") ? "phone" : "tablet";
      case "Windows", "macOS", "Linux", "ChromeOS", "FreeBSD", "OpenBSD", "NetBSD" -> "desktop";
      default -> "other";
    };
  }
}
