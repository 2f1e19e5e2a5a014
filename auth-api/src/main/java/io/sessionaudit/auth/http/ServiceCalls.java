package io.sessionaudit.auth.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.serde.annotation.Serdeable;
import io.sessionaudit.auth.command.AuthenticateClient;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the calls of service clients share: who asks, about which token, and RFC 6749 errors. */
@Singleton
final class ServiceCalls {

  private final AuthenticateClient clients;

  ServiceCalls(AuthenticateClient clients) {
    this.clients = clients;
  }

  /** RFC 6749 section 5.2. */
  @Serdeable
  record OAuthError(
      String error, @JsonProperty("error_description") @Nullable String errorDescription) {}

  /** The call itself, for a client that has proved itself. */
  interface Call {
    MutableHttpResponse<?> answer(String clientId, String token);
  }

  MutableHttpResponse<?> answer(HttpRequest<?> request, Map<String, Object> form, Call call) {
    Optional<ClientBasic> client =
        ClientBasic.in(request).filter(it -> clients.check(it.id(), it.secret()));
    if (client.isEmpty()) {
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
    return noStore(call.answer(client.get().id(), token));
  }

  private static MutableHttpResponse<?> noStore(MutableHttpResponse<?> answer) {
    return answer.header(HttpHeaders.CACHE_CONTROL, "no-store");
  }
}
