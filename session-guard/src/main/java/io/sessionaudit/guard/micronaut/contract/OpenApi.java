package io.sessionaudit.guard.micronaut.contract;

import io.micronaut.json.tree.JsonNode;
import io.micronaut.web.router.Router;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The OpenAPI 3.1 document of a service: equal code makes equal bytes. */
final class OpenApi {

  private static final Comparator<Route> ORDER =
      Comparator.comparing(Route::template).thenComparing(Route::method);

  private OpenApi() {}

  /**
   * Of all routes that there are. HEAD is not told: it stands wherever GET does.
   *
   * @throws IllegalStateException if a route does not say what it promises
   */
  static JsonNode document(Router router, ServiceDescription service) {
    Schemas schemas = new Schemas();
    Operations operations = new Operations(service, schemas);
    Map<String, Map<String, Object>> paths = new TreeMap<>();
    List<Route> routes =
        router
            .uriRoutes()
            .filter(it -> !it.getHttpMethodName().equals("HEAD"))
            .map(Route::of)
            .sorted(ORDER)
            .toList();
    for (Route route : routes) {
      paths
          .computeIfAbsent(route.template(), _ -> Json.object())
          .putIfAbsent(route.method().toLowerCase(Locale.ROOT), operations.of(route));
    }
    return Json.tree(
        Json.object(
            "openapi",
            "3.1.0",
            "info",
            info(service),
            "paths",
            paths,
            "components",
            Json.object("securitySchemes", schemes(paths), "schemas", schemas.components())));
  }

  private static Map<String, Object> info(ServiceDescription service) {
    return Json.object("title", service.title(), "version", "1", "description", service.text());
  }

  /** Those that some call asks for. */
  private static Map<String, Object> schemes(Map<String, Map<String, Object>> paths) {
    TreeSet<String> names = new TreeSet<>();
    for (Map<String, Object> path : paths.values()) {
      for (Object operation : path.values()) {
        if (operation instanceof Map<?, ?> it && it.get("security") instanceof List<?> any) {
          any.forEach(requirement ->
              ((Map<?, ?>) requirement).keySet().forEach(name -> names.add((String) name)));
        }
      }
    }
    Map<String, Object> all = Json.object();
    names.forEach(name -> all.put(name, Schemes.of(name)));
    return all;
  }
}
