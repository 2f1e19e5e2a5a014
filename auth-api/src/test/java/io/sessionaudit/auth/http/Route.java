package io.sessionaudit.auth.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.core.beans.BeanIntrospection;
import io.micronaut.core.type.Argument;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One call, as the router has it.
 *
 * @param template with {@code {names}} for what varies
 * @param fields of the JSON body by name, as kinds; null if there is no JSON body
 * @param form whether it takes a form
 */
record Route(String method, String template, @Nullable Map<String, Class<?>> fields, boolean form) {

  /** What reads as valid, where the kind of a field does not say it. */
  private static final Map<String, String> VALID =
      Map.of(
          "delivery", "\"cookie\"",
          "status", "\"DISABLED\"",
          "confirm", "\"everyone\"",
          "roles", "[\"user\"]");

  /** What everybody may call. A new call is guarded, or it is named here. */
  private static final Set<String> OPEN =
      Set.of(
          "POST /auth/login",
          "GET /.well-known/jwks.json",
          "GET /openapi.json",
          "GET /health",
          "GET /health/{selector}",
          "GET /health/liveness",
          "GET /health/readiness",
          "GET /prometheus");

  static List<Route> all(Router router) {
    return router
        .uriRoutes()
        .map(Route::of)
        .filter(it -> !it.method().equals("HEAD"))
        .distinct()
        .sorted((one, other) -> one.toString().compareTo(other.toString()))
        .toList();
  }

  private static Route of(UriRouteInfo<?, ?> info) {
    @Nullable Argument<?> body =
        Arrays.stream(info.getTargetMethod().getArguments())
            .filter(it -> it.getAnnotationMetadata().hasAnnotation(Body.class))
            .findFirst()
            .orElse(null);
    boolean form = info.getConsumes().contains(MediaType.APPLICATION_FORM_URLENCODED_TYPE);
    return new Route(
        info.getHttpMethodName(),
        info.getUriMatchTemplate().toString().replaceAll("\\{[/?][^}]*}", ""),
        body == null || form ? null : fields(body.getType()),
        form);
  }

  private static Map<String, Class<?>> fields(Class<?> body) {
    Map<String, Class<?>> fields = new LinkedHashMap<>();
    for (Argument<?> it : BeanIntrospection.getIntrospection(body).getConstructorArguments()) {
      String name = it.getAnnotationMetadata().stringValue(JsonProperty.class).orElse(it.getName());
      fields.put(name, it.getType());
    }
    return fields;
  }

  boolean json() {
    return fields != null;
  }

  boolean takesBody() {
    return json() || form;
  }

  /** Whether somebody has to prove something. */
  boolean isGuarded() {
    return !OPEN.contains(toString());
  }

  /** Whether that may be by an access token. Sign-out takes a refresh token as well. */
  boolean takesBearer() {
    return isGuarded() && !form && !toString().equals("POST /auth/refresh");
  }

  boolean varies() {
    return template.contains("{");
  }

  /** The path with the same text for everything that varies. */
  String path(String value) {
    return template.replaceAll("\\{[^}]*}", Matcher.quoteReplacement(value));
  }

  /** A body that this call would take, whatever it then says to the values. */
  String body() {
    return body(Map.of());
  }

  /** The same with other texts for some fields. */
  String body(Map<String, String> other) {
    List<String> pairs = new ArrayList<>();
    if (fields != null) {
      fields.forEach((name, kind) ->
          pairs.add("\"%s\":%s".formatted(name, other.getOrDefault(name, valid(name, kind)))));
    }
    return pairs.stream().collect(Collectors.joining(",", "{", "}"));
  }

  private static String valid(String name, Class<?> kind) {
    String text = kind == Boolean.class ? "true" : "\"sample-value\"";
    return VALID.getOrDefault(name, text);
  }

  @Override
  public String toString() {
    return method + " " + template;
  }
}
