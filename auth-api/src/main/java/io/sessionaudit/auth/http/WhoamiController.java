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
      String sub,
      String username,
      List<String> roles,
      String sid,
      String acr,
      String authTime,
      String expiresAt) {}

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
