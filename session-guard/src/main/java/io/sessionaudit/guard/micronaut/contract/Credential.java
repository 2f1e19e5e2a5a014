package io.sessionaudit.guard.micronaut.contract;

import java.util.List;
import java.util.Map;

/** A way to prove oneself. */
public enum Credential {
  /** A live access token, with its fingerprint in the cookie or in the header. */
  ACCESS_TOKEN,
  /** Any access token that was issued here, whatever has become of it. */
  GENUINE_ACCESS_TOKEN,
  /** The two cookies of a browser session. */
  COOKIES,
  /** The refresh token alone, from its cookie. */
  REFRESH_COOKIE,
  /** Something in the body, which no security scheme of OpenAPI describes. */
  BODY,
  /** A service client's id and secret. */
  CLIENT;

  /** Security requirements of OpenAPI; any one of them is enough. */
  List<Map<String, Object>> requirements() {
    return switch (this) {
      case ACCESS_TOKEN ->
          List.of(
              all(Schemes.ACCESS_TOKEN, Schemes.FINGERPRINT_COOKIE),
              all(Schemes.ACCESS_TOKEN, Schemes.FINGERPRINT_HEADER));
      case GENUINE_ACCESS_TOKEN -> List.of(all(Schemes.ACCESS_TOKEN));
      case COOKIES -> List.of(all(Schemes.REFRESH_COOKIE, Schemes.FINGERPRINT_COOKIE));
      case REFRESH_COOKIE -> List.of(all(Schemes.REFRESH_COOKIE));
      case BODY -> List.of(all());
      case CLIENT -> List.of(all(Schemes.CLIENT));
    };
  }

  private static Map<String, Object> all(String... schemes) {
    Map<String, Object> all = Json.object();
    for (String scheme : schemes) {
      all.put(scheme, List.of());
    }
    return all;
  }
}
