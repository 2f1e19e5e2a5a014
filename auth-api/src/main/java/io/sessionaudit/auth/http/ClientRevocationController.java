package io.sessionaudit.auth.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.sessionaudit.auth.command.ClientRevocations;
import io.sessionaudit.guard.micronaut.ProblemCode;
import io.sessionaudit.guard.micronaut.contract.Credential;
import io.sessionaudit.guard.micronaut.contract.Operation;
import java.util.Map;

/** Token revocation (RFC 7009) for service clients: 200 whatever the token was. */
@Controller("/oauth2/revoke")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ClientRevocationController {

  private final ClientRevocations revocations;
  private final ServiceCalls serviceCalls;
  private final Requests requests;

  ClientRevocationController(
      ClientRevocations revocations, ServiceCalls serviceCalls, Requests requests) {
    this.revocations = revocations;
    this.serviceCalls = serviceCalls;
    this.requests = requests;
  }

  @Operation(
      value = "Ends what a token stands for (RFC 7009). The answer is the same for any token.",
      credentials = Credential.CLIENT,
      refusals = ProblemCode.INVALID_TOKEN)
  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  MutableHttpResponse<?> revoke(HttpRequest<?> request, @Body Map<String, Object> form) {
    return serviceCalls.proved(
        request,
        form,
        (clientId, token) -> {
          revocations.revoke(clientId, token, requests.correlation(request));
          return HttpResponse.ok();
        });
  }
}
