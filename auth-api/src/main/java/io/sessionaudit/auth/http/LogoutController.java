package io.sessionaudit.auth.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.sessionaudit.auth.command.Authenticate;
import io.sessionaudit.auth.command.Outcome;
import io.sessionaudit.auth.command.SignOut;
import io.sessionaudit.auth.decision.EndSessionDecision.Ended;
import io.sessionaudit.auth.decision.Refusal;
import io.sessionaudit.auth.http.RefreshCredential.Found;
import io.sessionaudit.guard.micronaut.ProblemCode;
import io.sessionaudit.guard.micronaut.contract.Credential;
import io.sessionaudit.guard.micronaut.contract.Operation;
import io.sessionaudit.guard.token.AccessToken;
import org.jspecify.annotations.Nullable;

/** Sign-out. The cookies are cleared whatever the answer is. */
@Controller("/auth/logout")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
final class LogoutController {

  private final SignOut signOut;
  private final Authenticate authenticate;
  private final Requests requests;

  LogoutController(SignOut signOut, Authenticate authenticate, Requests requests) {
    this.signOut = signOut;
    this.authenticate = authenticate;
    this.requests = requests;
  }

  @Operation(
      value =
          "Ends the session of any genuine credential, a spent or dead one too. The cookies are"
              + " cleared whatever the answer is.",
      status = 204,
      credentials = {Credential.REFRESH_COOKIE, Credential.BODY, Credential.GENUINE_ACCESS_TOKEN},
      refusals = ProblemCode.INVALID_TOKEN,
      cookies = true)
  @Post
  MutableHttpResponse<?> logout(
      HttpRequest<?> request, @Body RefreshCredential.@Nullable Body body) {
    Outcome<Ended> outcome =
        switch (RefreshCredential.in(request, body)) {
          case Found.Ambiguous _ -> Outcome.refused(Refusal.INVALID_TOKEN);
          case Found.One it ->
              signOut.byRefreshToken(
                  it.credential().token(), it.credential().via(), requests.correlation(request));
          case Found.None _ -> byAccessToken(request);
        };
    return SessionCookies.clear(
        switch (outcome) {
          case Outcome.Granted<Ended> _ -> HttpResponse.noContent();
          case Outcome.Refused<Ended> it -> Refusals.answer(it);
        });
  }

  /** An expired or dead access token is genuine still, and ends its session. */
  private Outcome<Ended> byAccessToken(HttpRequest<?> request) {
    return Requests.bearer(request)
        .map(authenticate::genuine)
        .map(it -> end(it, request))
        .orElseGet(() -> Outcome.refused(Refusal.INVALID_TOKEN));
  }

  private Outcome<Ended> end(Outcome<AccessToken> genuine, HttpRequest<?> request) {
    return switch (genuine) {
      case Outcome.Granted<AccessToken> it ->
          signOut.byAccessToken(it.value().session(), requests.correlation(request));
      case Outcome.Refused<AccessToken> it -> Outcome.refused(it.refusal());
    };
  }
}
