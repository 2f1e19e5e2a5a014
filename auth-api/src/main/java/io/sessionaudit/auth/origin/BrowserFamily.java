package io.sessionaudit.auth.origin;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One name per browser, whatever the device it runs on: the mobile and the desktop mode of one
 * browser are one family, so asking for a desktop page is no other device.
 */
final class BrowserFamily {

  /** What is none of the known ones. The parser would repeat any text of the client's choice. */
  static final String OTHER = "other";

  private static final Set<String> KNOWN =
      Set.of(
          "Chrome",
          "Chromium",
          "Firefox",
          "Safari",
          "Edge",
          "IE",
          "Opera",
          "Samsung Internet",
          "Vivaldi",
          "Brave",
          "DuckDuckGo",
          "Yandex Browser",
          "UC Browser",
          "QQ Browser",
          "Amazon Silk",
          "MiuiBrowser",
          "HeadlessChrome",
          "Android WebView",
          "Facebook",
          "Instagram",
          "curl",
          "Wget",
          "okhttp",
          "axios",
          "HTTPie",
          "PostmanRuntime",
          "Python Requests",
          "Python-urllib",
          "Go-http-client",
          "Apache-HttpClient",
          "Java-http-client");

  private BrowserFamily() {}

  /**
   * The family's name.
   *
   * @param parsed as uap-core names it
   */
  static String of(String parsed, String userAgent) {
    String named = fromProduct(userAgent);
    String family = named == null ? merged(parsed) : named;
    return KNOWN.contains(family) ? family : OTHER;
  }

  /** Product names that uap-core misses: on iOS in desktop mode, and the JDK's own client. */
  private static @Nullable String fromProduct(String userAgent) {
    if (userAgent.contains("CriOS/")) {
      return "Chrome";
    }
    if (userAgent.contains("FxiOS/")) {
      return "Firefox";
    }
    if (userAgent.contains("EdgiOS/")) {
      return "Edge";
    }
    if (userAgent.contains(" Vivaldi/")) {
      return "Vivaldi";
    }
    return userAgent.startsWith("Java-http-client/") ? "Java-http-client" : null;
  }

  private static String merged(String parsed) {
    return switch (parsed) {
      case "Chrome Mobile", "Chrome Mobile iOS" -> "Chrome";
      case "Chrome Mobile WebView" -> "Android WebView";
      // A web view names no browser; in desktop mode it reads like the mail program.
      case "Mobile Safari", "Mobile Safari UI/WKWebView", "Apple Mail" -> "Safari";
      case "Firefox Mobile", "Firefox iOS", "Firefox Beta", "Firefox Alpha" -> "Firefox";
      case "Edge Mobile" -> "Edge";
      case "IE Mobile", "IE Large Screen" -> "IE";
      case "Opera Mobile", "Opera Mini", "Opera Tablet", "Opera Neon", "Opera Coast" -> "Opera";
      case "DuckDuckGo Mobile" -> "DuckDuckGo";
      case "QQ Browser Mobile" -> "QQ Browser";
      default -> parsed;
    };
  }
}
