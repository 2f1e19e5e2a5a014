package io.sessionaudit.standalone.platform;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Asks the services of a platform whether they serve. */
public final class Readiness {

  private static final Duration LONGEST = Duration.ofMinutes(2);
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final Map<String, URI> services = new LinkedHashMap<>();

  public Readiness(Endpoints endpoints) {
    services.put("auth-api", endpoints.auth());
    services.put("session-projector", endpoints.projector());
    services.put("anomaly-detector", endpoints.detector());
  }

  /** Whether each service answers that it is ready, by its name. */
  public Map<String, Boolean> ask() {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return ask(client);
    }
  }

  /**
   * Returns when all are ready, or when nobody waits any more.
   *
   * @throws PlatformException if one is not after two minutes
   */
  void await(BooleanSupplier givenUp) throws InterruptedException {
    long end = System.nanoTime() + LONGEST.toNanos();
    try (HttpClient client = HttpClient.newHttpClient()) {
      List<String> missing = missing(client);
      while (!missing.isEmpty() && !givenUp.getAsBoolean()) {
        if (System.nanoTime() > end) {
          throw new PlatformException(
              "Not ready after " + LONGEST.toSeconds() + " s: " + String.join(", ", missing) + ".");
        }
        Thread.sleep(PAUSE);
        missing = missing(client);
      }
    }
  }

  private List<String> missing(HttpClient client) {
    return ask(client).entrySet().stream()
        .filter(it -> !it.getValue())
        .map(Map.Entry::getKey)
        .toList();
  }

  private Map<String, Boolean> ask(HttpClient client) {
    Map<String, Boolean> answers = new LinkedHashMap<>();
    services.forEach((name, url) -> answers.put(name, ready(client, url)));
    return answers;
  }

  private static boolean ready(HttpClient client, URI service) {
    HttpRequest question =
        HttpRequest.newBuilder(service.resolve("/health/readiness"))
            .timeout(Duration.ofSeconds(5))
            .build();
    try {
      return client.send(question, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException _) {
      return false;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
