package io.sessionaudit.auth.http;

import java.util.Set;

/**
 * The web origins (RFC 6454) that may call us from a browser; the issuer's own is always one.
 *
 * @param origins exact texts, for example {@code https://app.example.com}
 */
public record AllowedOrigins(Set<String> origins) {
  public AllowedOrigins {
    origins = Set.copyOf(origins);
  }
}
