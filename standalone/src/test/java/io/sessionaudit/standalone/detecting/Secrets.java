package io.sessionaudit.standalone.detecting;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What nobody may find anywhere, and how it could hide. */
final class Secrets {

  /** Shorter ones would be found in random bytes. */
  private static final int SHORTEST = 7;

  private final Map<String, Set<String>> forms = new HashMap<>();

  /** Adds one, and gives it back. */
  String keep(String value) {
    if (value.length() < SHORTEST) {
      throw new IllegalArgumentException("too short to be told from chance: " + value);
    }
    forms.computeIfAbsent(value, Secrets::formsOf);
    return value;
  }

  /** As it is, as hexadecimal digits, in a URL, and inside any Base64 text. */
  private static Set<String> formsOf(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    Set<String> forms = new TreeSet<>();
    forms.add(lower(value));
    forms.add(HexFormat.of().formatHex(bytes));
    forms.add(lower(URLEncoder.encode(value, StandardCharsets.UTF_8)));
    for (int shift = 0; shift < 3; shift++) {
      byte[] shifted = new byte[shift + bytes.length];
      System.arraycopy(bytes, 0, shifted, shift, bytes.length);
      int begin = (shift * 8 + 5) / 6;
      int end = shifted.length * 8 / 6;
      forms.add(lower(Base64.getEncoder().encodeToString(shifted).substring(begin, end)));
      forms.add(lower(Base64.getUrlEncoder().encodeToString(shifted).substring(begin, end)));
    }
    return forms;
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** The secrets that stand in a text, whatever their form. */
  List<String> in(String text) {
    String searched = lower(text);
    List<String> found = new ArrayList<>();
    forms.forEach((secret, spellings) ->
        spellings.stream()
            .filter(searched::contains)
            .findFirst()
            .ifPresent(it -> found.add(secret + " as " + it)));
    return found;
  }
}
