package io.sessionaudit.auth.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.sessionaudit.auth.command.Caller;
import io.sessionaudit.guard.micronaut.contract.Operation;
import io.sessionaudit.guard.micronaut.contract.Says;
import io.sessionaudit.guard.token.AccessToken;
import io.sessionaudit.json.Timestamps;
import java.util.List;

/** Whom the platform takes the caller for. */
@Controller("/auth/whoami")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
final class WhoamiController {

  @Serdeable
  record Whoami(
      @Says(value = "The user.", format = "uuid") String sub,
      String username,
      @Says("As they stand.") List<String> roles,
      @Says(value = "The session.", format = "uuid") String sid,
      @Says("How well he proved who he is.") String acr,
      @Says(value = "When he did.", format = "date-time") String authTime,
      @Says(value = "When the access token expires.", format = "date-time") String expiresAt) {}

  @Operation("Whom the platform takes the caller for.")
  @Get
  Whoami whoami(HttpRequest<?> request) {
    Caller caller = DatabaseAuthentication.caller(request);
    AccessToken token = caller.token();
    return new Whoami(
        token.user().toString(),
        caller.loaded().owner().username(),
        token.roles(),
        token.session().toString(),
        token.acr(),
        Timestamps.format(token.authTime()),
        Timestamps.format(token.expiresAt()));
  }
}
