package io.sessionaudit.auth.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.sessionaudit.auth.command.AuthenticateClient;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;

/** What the calls of service clients share: who asks, about which token, and RFC 6749 errors. */
@Singleton
final class ServiceCalls {

  private final AuthenticateClient clients;

  ServiceCalls(AuthenticateClient clients) {
    this.clients = clients;
  }

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
    if (!(form.get("token") instanceof String token) || token.isEmpty()) {
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
