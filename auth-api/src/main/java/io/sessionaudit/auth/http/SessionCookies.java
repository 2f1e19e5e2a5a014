package io.sessionaudit.auth.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import io.sessionaudit.auth.command.HandedOut;

/**
 * The two cookies of a browser session, always set and cleared together. The prefix {@code
 * __Host-Http-} (RFC 6265bis) keeps scripts and other hosts from setting them.
 */
final class SessionCookies {

  static final String REFRESH = "__Host-Http-refresh";
  static final String FINGERPRINT = "__Host-Http-fgp";

  private static final String ATTRIBUTES = "; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=";

  private SessionCookies() {}

  static void set(MutableHttpResponse<?> answer, HandedOut tokens) {
    long seconds = Math.max(1, tokens.refreshFor().toSeconds());
    put(answer, REFRESH, tokens.refreshToken(), seconds);
    put(answer, FINGERPRINT, tokens.fingerprint(), seconds);
  }

  static <T extends MutableHttpResponse<?>> T clear(T answer) {
    put(answer, REFRESH, "", 0);
    put(answer, FINGERPRINT, "", 0);
    return answer;
  }

  private static void put(MutableHttpResponse<?> answer, String name, String value, long seconds) {
    answer.getHeaders().add(HttpHeaders.SET_COOKIE, name + "=" + value + ATTRIBUTES + seconds);
  }
}
