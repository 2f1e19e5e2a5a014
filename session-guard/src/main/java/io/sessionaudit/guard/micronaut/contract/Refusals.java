package io.sessionaudit.guard.micronaut.contract;

import io.micronaut.security.rules.SecurityRule;
import io.sessionaudit.guard.micronaut.Problem;
import io.sessionaudit.guard.micronaut.ProblemCode;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The error answers of a call: those of its own, and those that every call of its kind has. */
final class Refusals {

  private static final Set<ProblemCode> ALWAYS =
      EnumSet.of(
          ProblemCode.INVALID_REQUEST,
          ProblemCode.PAYLOAD_TOO_LARGE,
          ProblemCode.UNSUPPORTED_MEDIA_TYPE,
          ProblemCode.INTERNAL_ERROR);

  private final ServiceDescription service;
  private final Schemas schemas;

  Refusals(ServiceDescription service, Schemas schemas) {
    this.service = service;
    this.schemas = schemas;
  }

  /** By status. */
  Map<Integer, Map<String, Object>> of(Route route) {
    ServiceDescription.OAuth oauth = service.oauth();
    Map<Integer, Map<String, Object>> answers = new TreeMap<>();
    codes(route)
        .forEach((status, codes) ->
            answers.put(
                status,
                oauth != null && route.template().startsWith(oauth.prefix())
                    ? oauthError(oauth, status)
                    : problem(status, codes)));
    return answers;
  }

  private Map<Integer, Set<ProblemCode>> codes(Route route) {
    Set<ProblemCode> all = EnumSet.copyOf(ALWAYS);
    all.addAll(route.promise().refusals());
    if (route.promise().own()) {
      all.addAll(service.outages());
    }
    if (route.needsToken()) {
      all.addAll(service.tokenRefusals());
      if (!route.rules().contains(SecurityRule.IS_AUTHENTICATED)) {
        all.add(ProblemCode.FORBIDDEN);
      }
    }
    if (route.crossSite(service.crossSite())) {
      all.add(ProblemCode.CSRF);
    }
    return all.stream()
        .collect(
            Collectors.groupingBy(
                ProblemCode::status,
                TreeMap::new,
                Collectors.toCollection(() -> EnumSet.noneOf(ProblemCode.class))));
  }

  private Map<String, Object> problem(int status, Set<ProblemCode> codes) {
    String says = codes.stream().map(it -> it.title() + ".").collect(Collectors.joining(" "));
    List<String> names = codes.stream().map(ProblemCode::code).toList();
    return answer(
        status,
        says,
        "application/problem+json",
        schemas.of(Problem.class),
        Json.object("status", Json.object("const", status), "code", Json.object("enum", names)));
  }

  private Map<String, Object> oauthError(ServiceDescription.OAuth oauth, int status) {
    return answer(
        status,
        "An error as RFC 6749 has it.",
        "application/json",
        schemas.of(oauth.body()),
        Json.object("error", Json.object("const", oauth.error().apply(status))));
  }

  private static Map<String, Object> answer(
      int status,
      String says,
      String mediaType,
      Map<String, Object> schema,
      Map<String, Object> narrower) {
    Map<String, Object> answer = Json.object("description", says);
    String header = header(status);
    answer.put(
        "headers",
        header == null
            ? Responses.correlation()
            : Responses.with(header, "What to do about it, as RFC 9110 has it."));
    answer.put(
        "content",
        Json.object(
            mediaType,
            Json.object(
                "schema",
                Json.object("allOf", List.of(schema, Json.object("properties", narrower))))));
    return answer;
  }

  private static @Nullable String header(int status) {
    return switch (status) {
      case 401 -> "WWW-Authenticate";
      case 429, 503 -> "Retry-After";
      default -> null;
    };
  }
}
