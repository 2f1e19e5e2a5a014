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
import io.micronaut.serde.annotation.Serdeable;
import io.sessionaudit.auth.command.Outcome;
import io.sessionaudit.auth.command.RevokeEveryone;
import io.sessionaudit.auth.decision.Roles;
import io.sessionaudit.event.EventId;
import io.sessionaudit.guard.micronaut.contract.Operation;
import io.sessionaudit.guard.micronaut.contract.Says;
import org.jspecify.annotations.Nullable;

/** An admin ends every session there is. */
@Controller("/admin/revoke-everyone")
@Secured(Roles.ADMIN)
@ExecuteOn(TaskExecutors.BLOCKING)
final class RevokeEveryoneController {

  private static final String CONFIRMED = "everyone";

  private final RevokeEveryone revokeEveryone;
  private final Requests requests;

  RevokeEveryoneController(RevokeEveryone revokeEveryone, Requests requests) {
    this.revokeEveryone = revokeEveryone;
    this.requests = requests;
  }

  /**
   * Why, for the log.
   *
   * @param confirm the word {@code everyone}, so that nobody does this by a slip
   */
  @Serdeable
  record Everyone(
      @Says(value = "Why, for the log.", shortest = 1, longest = 500, required = true)
          @Nullable String reason,
      @Says(value = "So that nobody does this by a slip.", values = CONFIRMED, required = true)
          @Nullable String confirm) {}

  @Operation(
      value = "Ends every session and every token that there is.",
      answer = AdminRevocationsController.Revoked.class)
  @Post
  MutableHttpResponse<?> everyone(HttpRequest<?> request, @Body Everyone everyone) {
    String note = Inputs.reason(everyone.reason());
    if (!CONFIRMED.equals(everyone.confirm())) {
      throw new InvalidRequestException("confirm is the word everyone.");
    }
    return switch (revokeEveryone.run(
        DatabaseAuthentication.caller(request), note, requests.correlation(request))) {
      case Outcome.Granted<EventId> it ->
          HttpResponse.ok(new AdminRevocationsController.Revoked(true, it.value().toString()));
      case Outcome.Refused<EventId> it -> Refusals.answer(it);
    };
  }
}
