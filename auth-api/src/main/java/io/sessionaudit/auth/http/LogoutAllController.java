package io.sessionaudit.auth.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.sessionaudit.auth.command.Outcome;
import io.sessionaudit.auth.command.SignOutEverywhere;
import io.sessionaudit.auth.decision.RevokeUserDecision.RevokedThrough;
import io.sessionaudit.guard.micronaut.contract.Operation;
import io.sessionaudit.guard.micronaut.contract.Says;
import org.jspecify.annotations.Nullable;

/** Sign out everywhere. */
@Controller("/auth/logout-all")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
final class LogoutAllController {

  private final SignOutEverywhere signOutEverywhere;
  private final Requests requests;

  LogoutAllController(SignOutEverywhere signOutEverywhere, Requests requests) {
    this.signOutEverywhere = signOutEverywhere;
    this.requests = requests;
  }

  /**
   * What became of it.
   *
   * @param revokedThrough every session with this epoch or a lower one is dead
   */
  @Serdeable
  record Everywhere(
      @Says("Every session with this number or a lower one is dead.") int revokedThrough,
      @Says(value = "The event; absent if nothing lived.", format = "uuid")
          @Nullable String event) {}

  @Operation(value = "Ends every session of the user.", answer = Everywhere.class, cookies = true)
  @Post
  MutableHttpResponse<?> logoutAll(HttpRequest<?> request) {
    return switch (signOutEverywhere.run(
        DatabaseAuthentication.caller(request), requests.correlation(request))) {
      case Outcome.Granted<RevokedThrough> it ->
          SessionCookies.clear(
              HttpResponse.ok(
                  new Everywhere(
                      it.value().revokedThrough(),
                      it.event() == null ? null : it.event().toString())));
      case Outcome.Refused<RevokedThrough> it -> Refusals.answer(it);
    };
  }
}
