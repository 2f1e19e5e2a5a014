package io.sessionaudit.event;

/** Systems that one device may name in turn: a tablet in desktop mode says that it is a desktop. */
final class OsGroup {

  private OsGroup() {}

  static String of(String os) {
    return switch (os) {
      case "iOS", "iPadOS", "macOS" -> "apple";
      case "Android", "Linux", "ChromeOS" -> "linux";
      case "Windows" -> "windows";
      default -> os;
    };
  }
}
