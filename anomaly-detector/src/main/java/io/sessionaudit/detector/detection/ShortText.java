package io.sessionaudit.detector.detection;

/** Text of a bounded number of printable ASCII characters, one byte each. */
final class ShortText {

  private ShortText() {}

  /** The first {@code max} characters; whatever is not printable ASCII becomes a question mark. */
  static String of(String text, int max) {
    if (text.length() <= max && isPrintable(text)) {
      return text;
    }
    StringBuilder shortened = new StringBuilder(max);
    for (int i = 0; i < Math.min(text.length(), max); i++) {
      char c = text.charAt(i);
      shortened.append(isPrintable(c) ? c : '?');
    }
    return shortened.toString();
  }

  private static boolean isPrintable(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isPrintable(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPrintable(char c) {
    return c >= ' ' && c <= '~';
  }
}
