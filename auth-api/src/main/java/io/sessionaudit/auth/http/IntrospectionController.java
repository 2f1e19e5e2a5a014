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
import io.micronaut.serde.annotation.Serdeable;
import io.sessionaudit.auth.command.Introspect;
import io.sessionaudit.guard.micronaut.ProblemCode;
import io.sessionaudit.guard.micronaut.contract.Credential;
import io.sessionaudit.guard.micronaut.contract.Operation;
import io.sessionaudit.guard.micronaut.contract.Says;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Token introspection (RFC 7662) for service clients. */
@Controller("/oauth2/introspect")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
final class IntrospectionController {

  private final Introspect introspect;
  private final ServiceCalls serviceCalls;

  IntrospectionController(Introspect introspect, ServiceCalls serviceCalls) {
    this.introspect = introspect;
    this.serviceCalls = serviceCalls;
  }

  /** RFC 7662 section 2.2; an inactive token's answer says nothing else. */
  @Serdeable
  record Introspection(
      @Says("If false there is nothing else.") boolean active,
      @Says(value = "The user.", format = "uuid") @Nullable String sub,
      @Says(value = "The session.", format = "uuid") @Nullable String sid,
      @Says("The token: session and generation.") @Nullable String jti,
      @Says("When it was issued, in seconds since 1970.") @Nullable Long iat,
      @Says("When it expires, in seconds since 1970.") @Nullable Long exp,
      @Nullable List<String> roles,
      @Says("Hash of the fingerprint that it is bound to.") @Nullable String fgp) {

    static final Introspection INACTIVE =
        new Introspection(false, null, null, null, null, null, null, null);

    static Introspection of(Introspect.Answer.Active active) {
      return new Introspection(
          true,
          active.sub(),
          active.sid(),
          active.jti(),
          active.issuedAt().getEpochSecond(),
          active.expiresAt().getEpochSecond(),
          active.roles(),
          active.fingerprintHash());
    }
  }

  @Operation(
      value = "Whether a token is alive now, by the database (RFC 7662).",
      answer = Introspection.class,
      credentials = Credential.CLIENT,
      refusals = ProblemCode.INVALID_TOKEN)
  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  MutableHttpResponse<?> introspect(HttpRequest<?> request, @Body Map<String, Object> form) {
    return serviceCalls.proving(
        request,
        form,
        (client, token) ->
            switch (introspect.ask(client, token)) {
              case Introspect.Answer.UnknownClient _ -> Optional.empty();
              case Introspect.Answer.Inactive _ ->
                  Optional.of(HttpResponse.ok(Introspection.INACTIVE));
              case Introspect.Answer.Active it ->
                  Optional.of(HttpResponse.ok(Introspection.of(it)));
            });
  }
}
