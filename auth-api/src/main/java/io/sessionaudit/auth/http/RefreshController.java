package io.sessionaudit.auth.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.sessionaudit.auth.command.HandedOut;
import io.sessionaudit.auth.command.Outcome;
import io.sessionaudit.auth.command.RotateToken;
import io.sessionaudit.auth.decision.Refusal;
import io.sessionaudit.auth.http.RefreshCredential.Found;
import io.sessionaudit.event.SessionEvent.Delivery;
import io.sessionaudit.guard.micronaut.ProblemCode;
import io.sessionaudit.guard.micronaut.Problems;
import io.sessionaudit.guard.micronaut.contract.Credential;
import io.sessionaudit.guard.micronaut.contract.Operation;
import org.jspecify.annotations.Nullable;

/** Refresh. A refused one neither sets nor clears a cookie. */
@Controller("/auth/refresh")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
final class RefreshController {

  private final RotateToken rotateToken;
  private final Requests requests;
  private final RefreshMeters meters;

  RefreshController(RotateToken rotateToken, Requests requests, RefreshMeters meters) {
    this.rotateToken = rotateToken;
    this.requests = requests;
    this.meters = meters;
  }

  @Operation(
      value =
          "Exchanges a refresh token for fresh tokens, in cookies or in the body as the session"
              + " was opened. A refused refresh neither sets nor clears a cookie.",
      answer = TokenAnswer.class,
      credentials = {Credential.COOKIES, Credential.BODY},
      refusals = {
        ProblemCode.INVALID_TOKEN,
        ProblemCode.SESSION_REVOKED,
        ProblemCode.SESSION_EXPIRED,
        ProblemCode.BINDING_MISMATCH,
        ProblemCode.REUSE_DETECTED,
        ProblemCode.REAUTHENTICATION_REQUIRED,
        ProblemCode.TOO_MANY_REQUESTS
      },
      cookies = true)
  @Post
  MutableHttpResponse<?> refresh(
      HttpRequest<?> request, @Body RefreshCredential.@Nullable Body body) {
    return switch (RefreshCredential.in(request, body)) {
      case Found.None _, Found.Ambiguous _ ->
          refused(new Outcome.Refused<>(Refusal.INVALID_TOKEN, null));
      case Found.One it -> refresh(request, it.credential());
    };
  }

  private MutableHttpResponse<?> refresh(HttpRequest<?> request, RefreshCredential credential) {
    if (credential.via() == Delivery.BODY && CrossSite.fromBrowser(request)) {
      return Problems.answer(ProblemCode.CSRF);
    }
    RotateToken.Refresh refresh =
        new RotateToken.Refresh(
            credential.token(),
            credential.fingerprint(),
            credential.via(),
            requests.asked(request));
    return switch (rotateToken.run(refresh)) {
      case Outcome.Granted<HandedOut> it -> {
        meters.granted(it.value());
        yield TokenAnswer.of(it.value());
      }
      case Outcome.Refused<HandedOut> it -> refused(it);
    };
  }

  private MutableHttpResponse<?> refused(Outcome.Refused<HandedOut> refused) {
    meters.refused(refused.refusal());
    return Refusals.answer(refused);
  }
}
