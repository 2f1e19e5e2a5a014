package io.sessionaudit.guard.micronaut;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.propagation.slf4j.MdcPropagationContext;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.UriRouteInfo;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Gives every request its id, and writes one line about its answer: the route and never the path,
 * because what callers write into paths and queries may be a token, a name or an address.
 */
@ServerFilter("/**")
@Requires(property = "session-audit.problems", value = "true")
final class RequestLog implements Ordered {

  private static final Logger LOG = LoggerFactory.getLogger("io.sessionaudit.access");
  private static final String BEGUN = "session-audit.begun";
  private static final String NO_ROUTE = "none";

  private final List<AnswerListener> listeners;

  RequestLog(List<AnswerListener> listeners) {
    this.listeners = listeners;
  }

  /** Outside of everything that answers, or changes an answer. */
  @Override
  public int getOrder() {
    return ServerFilterPhase.FIRST.before() - 1;
  }

  @RequestFilter
  void begin(HttpRequest<?> request, MutablePropagatedContext context) {
    request.setAttribute(BEGUN, System.nanoTime());
    try (var _ = MDC.putCloseable(Correlation.LOGGED_AS, Correlation.of(request).toString())) {
      context.add(new MdcPropagationContext());
    }
  }

  @ResponseFilter
  void end(HttpRequest<?> request, MutableHttpResponse<?> answer) {
    String id = Correlation.of(request).toString();
    answer.getHeaders().set(Correlation.HEADER, id);
    if (answer.body() instanceof Explained why) {
      listeners.forEach(it -> it.refused(why));
    }
    if (answer.body() instanceof Problem problem) {
      answer.body(problem.of(id));
    }
    try (var _ = MDC.putCloseable(Correlation.LOGGED_AS, id)) {
      write(request, answer);
    }
  }

  private static void write(HttpRequest<?> request, MutableHttpResponse<?> answer) {
    String route = route(request);
    LoggingEventBuilder line =
        LOG.atLevel(isProbe(route) ? Level.DEBUG : Level.INFO)
            .addKeyValue("method", request.getMethod().name())
            .addKeyValue("route", route)
            .addKeyValue("status", answer.code())
            .addKeyValue("millis", millis(request));
    if (answer.body() instanceof Explained why) {
      line = line.addKeyValue("code", why.code());
      line = why.incident() == null ? line : line.addKeyValue("incident", why.incident());
    }
    line.log("answered");
  }

  private static String route(HttpRequest<?> request) {
    return RouteAttributes.getRouteInfo(request)
        .filter(UriRouteInfo.class::isInstance)
        .map(it -> RouteTemplates.of((UriRouteInfo<?, ?>) it))
        .orElse(NO_ROUTE);
  }

  /** What asks every second is worth no line. */
  private static boolean isProbe(String route) {
    return route.startsWith("/health") || route.equals("/prometheus");
  }

  private static long millis(HttpRequest<?> request) {
    long begun = request.getAttribute(BEGUN, Long.class).orElseGet(System::nanoTime);
    return (System.nanoTime() - begun) / 1_000_000;
  }
}
