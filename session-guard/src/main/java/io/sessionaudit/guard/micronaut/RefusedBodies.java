package io.sessionaudit.guard.micronaut;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.web.router.MethodBasedRouteInfo;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.RouteInfo;
import io.micronaut.web.router.RouteMatch;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Refuses bodies that nobody would read as they were meant: compressed ones (a few bytes would
 * become many), those of another media type, and any where the call takes none.
 */
@ServerFilter("/**")
@Requires(property = "session-audit.problems", value = "true")
final class RefusedBodies implements Ordered {

  @Override
  public int getOrder() {
    return ServerFilterPhase.SECURITY.before();
  }

  @RequestFilter
  @Nullable MutableHttpResponse<?> check(HttpRequest<?> request) {
    if (request.getHeaders().contains(HttpHeaders.CONTENT_ENCODING)) {
      return Problems.answer(ProblemCode.UNSUPPORTED_MEDIA_TYPE);
    }
    Optional<RouteInfo<?>> route =
        RouteAttributes.getRouteMatch(request).map(RouteMatch::getRouteInfo);
    if (route.isEmpty() || !hasBody(request)) {
      return null;
    }
    if (!takesBody(route.get())) {
      return Problems.answer(ProblemCode.INVALID_REQUEST, "This call takes no body.", null);
    }
    return isTaken(request, route.get())
        ? null
        : Problems.answer(ProblemCode.UNSUPPORTED_MEDIA_TYPE);
  }

  /** The framework lets texts pass that are no media type, and bodies that do not say theirs. */
  private static boolean isTaken(HttpRequest<?> request, RouteInfo<?> route) {
    List<String> types = request.getHeaders().getAll(HttpHeaders.CONTENT_TYPE);
    if (types.size() != 1) {
      return false;
    }
    String type = types.getFirst().split(";", 2)[0].strip();
    return route.getConsumes().stream().anyMatch(it -> it.getName().equalsIgnoreCase(type));
  }

  /** RFC 9112, section 6: either header says that there is one. */
  private static boolean hasBody(HttpRequest<?> request) {
    return request.getContentLength() > 0
        || request.getHeaders().contains(HttpHeaders.TRANSFER_ENCODING);
  }

  private static boolean takesBody(RouteInfo<?> route) {
    return route instanceof MethodBasedRouteInfo<?, ?> method
        && Arrays.stream(method.getTargetMethod().getArguments())
            .anyMatch(it -> it.getAnnotationMetadata().hasAnnotation(Body.class));
  }
}
