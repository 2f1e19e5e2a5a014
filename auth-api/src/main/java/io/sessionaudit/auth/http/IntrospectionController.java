package io.sessionaudit.auth.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.http.HttpHeaders;
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
import io.sessionaudit.auth.command.AuthenticateClient;
import io.sessionaudit.auth.command.Introspect;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Token introspection (RFC 7662) for service clients. */
@Controller("/oauth2/introspect")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
final class IntrospectionController {

  private final Introspect introspect;
  private final AuthenticateClient clients;

  IntrospectionController(Introspect introspect, AuthenticateClient clients) {
    this.introspect = introspect;
    this.clients = clients;
  }

  /** RFC 7662 section 2.2; an inactive token's answer says nothing else. */
  @Serdeable
  record Introspection(
      boolean active,
      @Nullable String sub,
      @Nullable String sid,
      @Nullable String jti,
      @Nullable Long iat,
      @Nullable Long exp,
      @Nullable List<String> roles,
      @Nullable String fgp) {

    static final Introspection INACTIVE =
        new Introspection(false, null, null, null, null, null, null, null);

    static Introspection of(Introspect.Active active) {
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

  /** RFC 6749 section 5.2. */
  @Serdeable
  record OAuthError(
      String error, @JsonProperty("error_description") @Nullable String errorDescription) {}

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  MutableHttpResponse<?> introspect(HttpRequest<?> request, @Body Map<String, Object> form) {
    boolean admitted =
        ClientBasic.in(request).map(it -> clients.check(it.id(), it.secret())).orElse(false);
    if (!admitted) {
      return noStore(
          HttpResponse.unauthorized()
              .body(new OAuthError("invalid_client", null))
              .header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"session-audit\""));
    }
    if (!(form.get("token") instanceof String token)) {
      return noStore(
          HttpResponse.badRequest(
              new OAuthError("invalid_request", "The form has exactly one token.")));
    }
    return noStore(
        HttpResponse.ok(
            introspect.of(token).map(Introspection::of).orElse(Introspection.INACTIVE)));
  }

  private static MutableHttpResponse<?> noStore(MutableHttpResponse<?> answer) {
    return answer.header(HttpHeaders.CACHE_CONTROL, "no-store");
  }
}
