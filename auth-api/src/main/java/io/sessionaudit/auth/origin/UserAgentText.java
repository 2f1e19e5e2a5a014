package io.sessionaudit.auth.origin;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The User-Agent as everybody behind here sees it: cut before anything looks at it. */
final class UserAgentText {

  /** Length in characters (UTF-16 units). */
  static final int MAX = 512;

  private UserAgentText() {}

  /** The first value, cut at 512 characters; null if there is none or it is blank. */
  static @Nullable String of(List<String> values) {
    String text = values.isEmpty() ? "" : cut(values.getFirst());
    return text.isBlank() ? null : text;
  }

  /** Half a surrogate pair is no character, so a pair that straddles the cut goes too. */
  private static String cut(String text) {
    if (text.length() <= MAX) {
      return text;
    }
    return text.substring(0, Character.isHighSurrogate(text.charAt(MAX - 1)) ? MAX - 1 : MAX);
  }
}
