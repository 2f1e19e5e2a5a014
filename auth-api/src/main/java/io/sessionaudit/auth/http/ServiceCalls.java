package io.sessionaudit.auth.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.sessionaudit.auth.command.AuthenticateClient;
import io.sessionaudit.auth.credential.ClientCredentials;
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

  /** The call itself. */
  interface Call {

    /** Empty if this is no client of ours, or not its secret; nothing was done then. */
    Optional<MutableHttpResponse<?>> answer(ClientCredentials client, String token);
  }

  MutableHttpResponse<?> answer(HttpRequest<?> request, Map<String, Object> form, Call call) {
    Optional<MutableHttpResponse<?>> answer =
        ClientBasic.in(request)
            .flatMap(client ->
                form.get("token") instanceof String token && !token.isEmpty()
                    ? call.answer(client, token)
                    : answer(client, ServiceCalls::withoutToken));
    return noStore(answer.orElseGet(ServiceCalls::unknownClient));
  }

  /** That answer for a client who has proved itself. */
  Optional<MutableHttpResponse<?>> answer(ClientCredentials client, Answer answer) {
    return clients.check(client) ? Optional.of(answer.make()) : Optional.empty();
  }

  interface Answer {
    MutableHttpResponse<?> make();
  }

  private static MutableHttpResponse<?> withoutToken() {
    return HttpResponse.badRequest(
        new OAuthError("invalid_request", "The form has exactly one token."));
  }

  private static MutableHttpResponse<?> unknownClient() {
    return HttpResponse.unauthorized()
        .body(new OAuthError("invalid_client", null))
        .header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"session-audit\"");
  }

  private static MutableHttpResponse<?> noStore(MutableHttpResponse<?> answer) {
    return answer.header(HttpHeaders.CACHE_CONTROL, "no-store");
  }
}
