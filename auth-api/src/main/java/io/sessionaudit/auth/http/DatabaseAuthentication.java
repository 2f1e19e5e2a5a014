package io.sessionaudit.auth.http;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.core.propagation.PropagatedContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.filters.AuthenticationFetcher;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.security.token.TokenAuthenticationFetcher;
import io.micronaut.web.router.RouteAttributes;
import io.sessionaudit.auth.append.StorageException;
import io.sessionaudit.auth.command.Authenticate;
import io.sessionaudit.auth.command.Caller;
import io.sessionaudit.auth.command.Outcome;
import io.sessionaudit.guard.micronaut.ProblemCode;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/**
 * Signs callers of the platform's own endpoints in by their access token, checked on the database.
 * Stands in the place of the framework's fetcher, which knows no revocation and no fingerprint.
 */
@Singleton
@Replaces(TokenAuthenticationFetcher.class)
final class DatabaseAuthentication implements AuthenticationFetcher<HttpRequest<?>> {

  private static final String CALLER = "session-audit.caller";

  private final Authenticate authenticate;
  private final ExecutorService blocking;

  DatabaseAuthentication(
      Authenticate authenticate, @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
    this.authenticate = authenticate;
    this.blocking = blocking;
  }

  @Override
  public Publisher<Authentication> fetchAuthentication(HttpRequest<?> request) {
    Optional<String> token = Requests.bearer(request);
    if (token.isEmpty() || open(request)) {
      return Publishers.empty();
    }
    PropagatedContext context = PropagatedContext.getOrEmpty();
    return Publishers.fromCompletableFuture(
        () -> CompletableFuture.supplyAsync(() -> check(context, request, token.get()), blocking));
  }

  /** A call that everybody may make asks the database nothing about who makes it. */
  private static boolean open(HttpRequest<?> request) {
    return RouteAttributes.getRouteMatch(request)
        .map(route -> route.getRouteInfo().getAnnotationMetadata().stringValues(Secured.class))
        .map(rules -> List.of(rules).contains(SecurityRule.IS_ANONYMOUS))
        .orElse(true);
  }

  /** On another thread, whose lines shall name the request too. */
  private @Nullable Authentication check(
      PropagatedContext context, HttpRequest<?> request, String token) {
    try (var _ = context.propagate()) {
      return switch (authenticate.check(token, Requests.fingerprint(request))) {
        case Outcome.Granted<Caller> it -> {
          request.setAttribute(CALLER, it.value());
          yield Authentication.build(
              it.value().token().user().toString(), it.value().loaded().owner().account().roles());
        }
        case Outcome.Refused<Caller> it -> {
          Requests.refuse(request, Refusals.code(it.refusal()));
          yield null;
        }
      };
    } catch (StorageException _) {
      Requests.refuse(request, ProblemCode.UNAVAILABLE);
      return null;
    }
  }

  /** The caller of a secured endpoint. */
  static Caller caller(HttpRequest<?> request) {
    return request
        .getAttribute(CALLER, Caller.class)
        .orElseThrow(() -> new IllegalStateException("this endpoint is secured"));
  }
}
