package io.sessionaudit.guard.micronaut;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a request shows. Nothing is picked where something stands twice: which of two values another
 * party in front of us has looked at cannot be known.
 *
 * @param token null if there are two {@code Authorization} headers
 * @param fingerprint null for none, or for values that differ
 */
record PresentedToken(@Nullable String token, @Nullable String fingerprint) {

  static final String FINGERPRINT_COOKIE = "__Host-Http-fgp";
  static final String FINGERPRINT_HEADER = "X-Fingerprint";

  private static final String SCHEME = "Bearer ";

  /** Null if the request shows no bearer token (RFC 6750, section 2.1; no other way is taken). */
  static @Nullable PresentedToken of(HttpRequest<?> request) {
    List<String> credentials = request.getHeaders().getAll(HttpHeaders.AUTHORIZATION);
    if (credentials.stream().noneMatch(PresentedToken::isBearer)) {
      return null;
    }
    String token =
        credentials.size() == 1 ? credentials.getFirst().substring(SCHEME.length()).strip() : null;
    return new PresentedToken(token, fingerprint(request.getHeaders()));
  }

  private static boolean isBearer(String credential) {
    return credential.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
  }

  private static @Nullable String fingerprint(HttpHeaders headers) {
    List<String> shown = new ArrayList<>(headers.getAll(FINGERPRINT_HEADER));
    List<String> cookies = cookies(headers);
    shown.addAll(cookies);
    boolean clear = cookies.size() <= 1 && shown.stream().distinct().count() == 1;
    return clear ? shown.getFirst() : null;
  }

  /** Read from the header itself: a map of cookies would hide that one stands there twice. */
  private static List<String> cookies(HttpHeaders headers) {
    List<String> found = new ArrayList<>();
    for (String header : headers.getAll(HttpHeaders.COOKIE)) {
      for (String pair : header.split(";", -1)) {
        int equals = pair.indexOf('=');
        if (equals > 0 && pair.substring(0, equals).strip().equals(FINGERPRINT_COOKIE)) {
          found.add(pair.substring(equals + 1).strip());
        }
      }
    }
    return found;
  }
}
