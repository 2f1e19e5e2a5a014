package io.sessionaudit.guard.micronaut.contract;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The routes that the framework brings, which cannot carry our annotation. */
final class FrameworkCalls {

  private static final String JSON = "application/json";

  private static final Map<String, Promise> ALL =
      Map.of(
          "GET /health",
          Promise.framework(
              "Whether the service lives and is ready, and if not, why.",
              List.of(200, 503),
              Health.class,
              JSON),
          "GET /health/{selector}",
          Promise.framework(
              "The same for liveness or readiness alone. An answer of 503 names what is down, with"
                  + " a reason.",
              List.of(200, 503),
              Health.class,
              JSON),
          "GET /prometheus",
          Promise.framework(
              "Metrics in the text format of Prometheus.",
              List.of(200),
              String.class,
              "text/plain"),
          "GET /.well-known/jwks.json",
          Promise.framework(
              "The public keys that access tokens are signed with (RFC 7517).",
              List.of(200),
              KeySet.class,
              JSON));

  private FrameworkCalls() {}

  static @Nullable Promise find(String call) {
    return ALL.get(call);
  }

  @Says("Health of the service or of a part of it.")
  record Health(
      String name,
      @Says("UP, DOWN or UNKNOWN.") String status,
      @Says("The parts by name, or what there is to say; a part that is down has a reason.")
          @Nullable Map<String, Object> details) {}

  @Says("A set of public keys.")
  record KeySet(@Says("Each as RFC 7517 has it.") List<Map<String, Object>> keys) {}
}
