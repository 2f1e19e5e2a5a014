package io.sessionaudit.guard.micronaut;

import io.micronaut.web.router.UriRouteInfo;
import java.util.regex.Pattern;

/** How a route is written where people read it. */
public final class RouteTemplates {

  private static final Pattern QUERY = Pattern.compile("\\{[/?&#][^}]*}");

  private RouteTemplates() {}

  /** The path with {@code {names}} for what varies, without the query. */
  public static String of(UriRouteInfo<?, ?> route) {
    return QUERY.matcher(route.getUriMatchTemplate().toString()).replaceAll("");
  }
}
