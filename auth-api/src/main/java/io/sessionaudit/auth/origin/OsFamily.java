package io.sessionaudit.auth.origin;

/** One name per operating system, without versions; a Linux distribution is Linux. */
final class OsFamily {

  static final String IPADOS = "iPadOS";
  static final String OTHER = "other";

  private OsFamily() {}

  /**
   * The system's name.
   *
   * @param parsed as uap-core names it
   */
  static String of(String parsed, String userAgent) {
    return switch (parsed) {
      case "iOS" -> userAgent.contains("iPad") ? IPADOS : "iOS";
      case "Mac OS X", "Mac OS" -> "macOS";
      case "Chrome OS" -> "ChromeOS";
      case "Android", "Windows", "Tizen", "KaiOS", "FreeBSD", "OpenBSD", "NetBSD", "tvOS" -> parsed;
      case "Windows Phone", "Windows Mobile" -> "Windows Phone";
      case "WatchOS" -> "watchOS";
      case "Linux",
          "Ubuntu",
          "Kubuntu",
          "Lubuntu",
          "Debian",
          "Fedora",
          "Red Hat",
          "CentOS",
          "SUSE",
          "openSUSE",
          "Arch Linux",
          "Linux Mint",
          "Gentoo",
          "Mageia",
          "Mandriva",
          "Slackware",
          "PCLinuxOS",
          "Puppy",
          "BackTrack" ->
          "Linux";
      default -> OTHER;
    };
  }
}
