package io.sessionaudit.auth.http;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The web origins (RFC 6454) that may call us from a browser; the issuer's own is always one.
 *
 * @param origins exact texts, for example {@code https://app.example.com}
 */
public record AllowedOrigins(Set<String> origins) {
  private static final Pattern ORIGIN =
      Pattern.compile("https?://([a-z0-9-]+(\\.[a-z0-9-]+)*|\\[[0-9a-f:]+])(:[1-9][0-9]{0,4})?");

  public AllowedOrigins {
    origins = Set.copyOf(origins);
    for (String origin : origins) {
      if (!ORIGIN.matcher(origin).matches()) {
        throw new IllegalArgumentException(
            "session-audit.allowed-origins names origins as browsers write them, for example"
                + " https://app.example.com: lower case, no path, no *.");
      }
    }
  }

  /** Whether a page of that origin may call us; {@code null} and what stands twice may not. */
  boolean lists(List<String> originHeaders) {
    return originHeaders.size() == 1 && origins.contains(originHeaders.getFirst());
  }
}
