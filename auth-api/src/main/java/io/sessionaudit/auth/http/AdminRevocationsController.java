package io.sessionaudit.auth.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.sessionaudit.auth.command.AdminRevocations;
import io.sessionaudit.auth.command.Caller;
import io.sessionaudit.auth.command.Outcome;
import io.sessionaudit.auth.decision.Refusal;
import io.sessionaudit.auth.decision.Roles;
import io.sessionaudit.event.EventId;
import io.sessionaudit.guard.micronaut.ProblemCode;
import io.sessionaudit.guard.micronaut.contract.Operation;
import io.sessionaudit.guard.micronaut.contract.Says;
import org.jspecify.annotations.Nullable;

/** Admins and the security team end other people's sessions. */
@Controller("/admin")
@Secured({Roles.ADMIN, Roles.SECURITY})
@ExecuteOn(TaskExecutors.BLOCKING)
final class AdminRevocationsController {

  private final AdminRevocations revocations;
  private final Requests requests;

  AdminRevocationsController(AdminRevocations revocations, Requests requests) {
    this.revocations = revocations;
    this.requests = requests;
  }

  /** Why, for the log; 1 to 500 characters. */
  @Serdeable
  record Reason(@Says(value = "Why, for the log.", shortest = 1, longest = 500) String reason) {}

  /**
   * What became of it.
   *
   * @param changed false if it was dead already; then there is no event
   */
  @Serdeable
  record Revoked(
      @Says("False if it was dead already; then there is no event.") boolean changed,
      @Says(value = "What ended it.", format = "uuid") @Nullable String event) {}

  @Operation(
      value = "Ends every session of a user. An admin's only an admin ends.",
      answer = Revoked.class,
      refusals = ProblemCode.NOT_FOUND)
  @Post("/users/{id}/revoke")
  MutableHttpResponse<?> user(
      HttpRequest<?> request, @PathVariable String id, @Body Reason reason) {
    String note = Inputs.reason(reason.reason());
    Caller caller = DatabaseAuthentication.caller(request);
    return answer(
        Inputs.user(id)
            .map(user -> revocations.user(caller, user, note, requests.correlation(request)))
            .orElseGet(() -> Outcome.refused(Refusal.NOT_FOUND)));
  }

  @Operation(
      value = "Ends one session. An admin's only an admin ends.",
      answer = Revoked.class,
      refusals = ProblemCode.NOT_FOUND)
  @Post("/sessions/{sid}/revoke")
  MutableHttpResponse<?> session(
      HttpRequest<?> request, @PathVariable String sid, @Body Reason reason) {
    String note = Inputs.reason(reason.reason());
    Caller caller = DatabaseAuthentication.caller(request);
    return answer(
        Inputs.session(sid)
            .map(session ->
                revocations.session(caller, session, note, requests.correlation(request)))
            .orElseGet(() -> Outcome.refused(Refusal.NOT_FOUND)));
  }

  @Operation(
      value = "Ends one access token and those before it in its session.",
      answer = Revoked.class,
      refusals = ProblemCode.NOT_FOUND)
  @Post("/tokens/{jti}/revoke")
  MutableHttpResponse<?> token(
      HttpRequest<?> request, @PathVariable String jti, @Body Reason reason) {
    String note = Inputs.reason(reason.reason());
    Caller caller = DatabaseAuthentication.caller(request);
    return answer(
        Inputs.token(jti)
            .map(token -> revocations.token(caller, token, note, requests.correlation(request)))
            .orElseGet(() -> Outcome.refused(Refusal.NOT_FOUND)));
  }

  private static MutableHttpResponse<?> answer(Outcome<Boolean> outcome) {
    return switch (outcome) {
      case Outcome.Granted<Boolean> it -> {
        EventId event = it.value() ? it.event() : null;
        yield HttpResponse.ok(new Revoked(it.value(), event == null ? null : event.toString()));
      }
      case Outcome.Refused<Boolean> it -> Refusals.answer(it);
    };
  }
}
