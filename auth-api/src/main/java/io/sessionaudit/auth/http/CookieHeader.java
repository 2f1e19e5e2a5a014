package io.sessionaudit.auth.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;

/**
 * The cookies of a request as they were sent (RFC 6265 section 5.4), repeated ones too: a second
 * cookie of the same name is an attack or a defect, and whoever takes the first or the last of them
 * has chosen for the attacker.
 */
final class CookieHeader {

  private CookieHeader() {}

  /** Every value of that name, in the order they came. */
  static List<String> values(HttpRequest<?> request, String name) {
    List<String> values = new ArrayList<>();
    for (String header : request.getHeaders().getAll(HttpHeaders.COOKIE)) {
      for (String pair : header.split(";", -1)) {
        int equals = pair.indexOf('=');
        if (equals > 0 && pair.substring(0, equals).strip().equals(name)) {
          values.add(pair.substring(equals + 1).strip());
        }
      }
    }
    return values;
  }
}
