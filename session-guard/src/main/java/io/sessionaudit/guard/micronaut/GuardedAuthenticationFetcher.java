package io.sessionaudit.guard.micronaut;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.core.propagation.PropagatedContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.filters.AuthenticationFetcher;
import io.micronaut.security.token.TokenAuthenticationFetcher;
import io.sessionaudit.guard.SessionGuard;
import io.sessionaudit.guard.token.Refusal;
import io.sessionaudit.guard.token.Verdict;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/**
 * The only way for a token into a guarded service. It stands in place of the framework's own
 * fetcher, whose validators know nothing of revocation and take tokens without a signature while no
 * key is configured.
 */
@Singleton
@Requires(property = "session-audit.guard.enabled", value = "true")
@Replaces(TokenAuthenticationFetcher.class)
final class GuardedAuthenticationFetcher implements AuthenticationFetcher<HttpRequest<?>> {

  private final SessionGuard guard;
  private final ExecutorService executor;

  GuardedAuthenticationFetcher(
      SessionGuard guard, @Named(TaskExecutors.BLOCKING) ExecutorService executor) {
    this.guard = guard;
    this.executor = executor;
  }

  @Override
  public Publisher<Authentication> fetchAuthentication(HttpRequest<?> request) {
    PresentedToken presented = PresentedToken.of(request);
    if (presented == null) {
      return Publishers.empty();
    }
    PropagatedContext context = PropagatedContext.getOrEmpty();
    // A new key of the issuer is waited for, so not on the event loop.
    return Publishers.fromCompletableFuture(() ->
        CompletableFuture.supplyAsync(() -> authenticate(context, request, presented), executor));
  }

  /** On another thread, whose lines shall name the request too. */
  private @Nullable Authentication authenticate(
      PropagatedContext context, HttpRequest<?> request, PresentedToken presented) {
    try (var _ = context.propagate()) {
      return authenticate(request, presented);
    }
  }

  private @Nullable Authentication authenticate(HttpRequest<?> request, PresentedToken presented) {
    String token = presented.token();
    Verdict verdict =
        token == null
            ? new Verdict.Refused(Refusal.INVALID_TOKEN)
            : guard.check(token, presented.fingerprint());
    return switch (verdict) {
      case Verdict.Admitted admitted -> GuardedCaller.authentication(admitted.token());
      case Verdict.Refused(Refusal refusal) -> {
        RequestRefusal.note(request, ProblemCode.of(refusal));
        yield null;
      }
    };
  }
}
