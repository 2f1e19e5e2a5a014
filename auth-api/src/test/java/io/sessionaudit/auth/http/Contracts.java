package io.sessionaudit.auth.http;

import io.sessionaudit.testkit.OpenApiContract;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The OpenAPI documents of running services. Every answer in these tests is held against them. */
final class Contracts {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Map<URI, OpenApiContract> KNOWN = new ConcurrentHashMap<>();

  private Contracts() {}

  static OpenApiContract of(URI url) {
    return KNOWN.computeIfAbsent(url, it -> new OpenApiContract(text(it)));
  }

  /** The bytes that are served. */
  static String text(URI url) {
    try {
      return HTTP.send(
              HttpRequest.newBuilder(url.resolve("/openapi.json")).build(),
              HttpResponse.BodyHandlers.ofString())
          .body();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
