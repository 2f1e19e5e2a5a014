package io.sessionaudit.guard.micronaut;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.security.authentication.AuthorizationException;
import io.micronaut.security.authentication.DefaultAuthorizationExceptionHandler;
import jakarta.inject.Singleton;

/** Says why access is refused: the token's own flaw, no token, or a missing right. */
@Singleton
@Requires(condition = ExplainedRefusals.class)
@Requires(classes = AuthorizationException.class)
@Replaces(DefaultAuthorizationExceptionHandler.class)
final class RefusedAccess
    implements ExceptionHandler<AuthorizationException, MutableHttpResponse<?>> {

  @Override
  @SuppressWarnings("rawtypes") // the interface says so
  public MutableHttpResponse<?> handle(HttpRequest request, AuthorizationException refused) {
    if (refused.isForbidden()) {
      return Problems.answer(ProblemCode.FORBIDDEN);
    }
    HttpRequest<?> typed = request;
    return RequestRefusal.find(typed).map(Problems::answer).orElseGet(Problems::unauthenticated);
  }
}
