package io.sessionaudit.guard.micronaut.contract;

import java.util.Map;

/** The security schemes of OpenAPI that our services know. */
final class Schemes {

  static final String ACCESS_TOKEN = "accessToken";
  static final String FINGERPRINT_COOKIE = "fingerprintCookie";
  static final String FINGERPRINT_HEADER = "fingerprintHeader";
  static final String REFRESH_COOKIE = "refreshCookie";
  static final String CLIENT = "client";

  private static final Map<String, Map<String, Object>> ALL =
      Map.of(
          ACCESS_TOKEN,
          Json.object(
              "type", "http",
              "scheme", "bearer",
              "bearerFormat", "JWT",
              "description", "The access token of a sign-in or a refresh."),
          FINGERPRINT_COOKIE,
          key("cookie", "__Host-Http-fgp", "What the access token is bound to, in browsers."),
          FINGERPRINT_HEADER,
          key("header", "X-Fingerprint", "What the access token is bound to, in other clients."),
          REFRESH_COOKIE,
          key("cookie", "__Host-Http-refresh", "The refresh token of a browser session."),
          CLIENT,
          Json.object(
              "type", "http",
              "scheme", "basic",
              "description", "Id and secret of a service client."));

  private Schemes() {}

  static Map<String, Object> of(String name) {
    Map<String, Object> scheme = ALL.get(name);
    if (scheme == null) {
      throw new IllegalArgumentException("no such security scheme");
    }
    return scheme;
  }

  private static Map<String, Object> key(String in, String name, String says) {
    return Json.object("type", "apiKey", "in", in, "name", name, "description", says);
  }
}
