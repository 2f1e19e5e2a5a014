package io.sessionaudit.guard.micronaut.contract;

import io.micronaut.core.type.Argument;
import io.micronaut.security.rules.SecurityRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** One call as an operation object of OpenAPI 3.1. */
final class Operations {

  private static final Pattern NO_LETTERS = Pattern.compile("[^A-Za-z]+");

  private final ServiceDescription service;
  private final Schemas schemas;
  private final Responses responses;

  Operations(ServiceDescription service, Schemas schemas) {
    this.service = service;
    this.schemas = schemas;
    this.responses = new Responses(service, schemas);
  }

  Map<String, Object> of(Route route) {
    Map<String, Object> operation = Json.object("operationId", id(route));
    operation.put("description", says(route));
    operation.put("security", security(route));
    List<Map<String, Object>> parameters = parameters(route);
    if (!parameters.isEmpty()) {
      operation.put("parameters", parameters);
    }
    Argument<?> body = route.body();
    if (body != null) {
      operation.put("requestBody", body(route, body));
    }
    operation.put("responses", responses.of(route));
    return operation;
  }

  /** {@code postAuthLogin}. */
  private static String id(Route route) {
    StringBuilder id = new StringBuilder(route.method().toLowerCase(Locale.ROOT));
    for (String word : NO_LETTERS.split(route.template(), -1)) {
      if (!word.isEmpty()) {
        id.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
      }
    }
    return id.toString();
  }

  private static String says(Route route) {
    if (!route.needsToken() || route.rules().contains(SecurityRule.IS_AUTHENTICATED)) {
      return route.promise().says();
    }
    return route.promise().says() + " For the role " + String.join(" or ", route.rules()) + ".";
  }

  private static List<Map<String, Object>> security(Route route) {
    List<Credential> credentials =
        route.needsToken() ? List.of(Credential.ACCESS_TOKEN) : route.promise().credentials();
    return credentials.stream().flatMap(it -> it.requirements().stream()).toList();
  }

  private List<Map<String, Object>> parameters(Route route) {
    List<Map<String, Object>> all = new ArrayList<>();
    for (String name : route.variables()) {
      all.add(parameter("path", name, "Names what it is about.", true));
    }
    for (String name : route.promise().query()) {
      ServiceDescription.Query query = Objects.requireNonNull(service.query().get(name), name);
      Map<String, Object> parameter = parameter("query", name, query.says(), false);
      parameter.put("example", query.example());
      all.add(parameter);
    }
    if (route.crossSite(service.crossSite())) {
      String says = "Any value: no page of another site can send it unasked.";
      all.add(parameter("header", "X-Requested-With", says, true));
    }
    return all;
  }

  private static Map<String, Object> parameter(
      String in, String name, String says, boolean required) {
    return Json.object(
        "name", name,
        "in", in,
        "description", says,
        "required", required,
        "schema", Json.object("type", "string"));
  }

  private Map<String, Object> body(Route route, Argument<?> body) {
    boolean record = body.getType().isRecord();
    Map<String, Object> schema =
        record
            ? Json.object(
                "allOf", List.of(schemas.of(body.getType())), "unevaluatedProperties", false)
            : Json.object(
                "type",
                "object",
                "properties",
                Json.object("token", Json.object("type", "string")),
                "required",
                List.of("token"));
    return Json.object(
        "required",
        !body.isNullable(),
        "content",
        Json.object(route.mediaType(), Json.object("schema", schema)));
  }
}
