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

  /** A call for a client that has proved itself. */
  interface Call {
    MutableHttpResponse<?> answer(String clientId, String token);
  }

  /** A call that has the client prove itself on the way, in its own statement. */
  interface ProvingCall {

    /** Empty if this is no client of ours, or not its secret; nothing was done then. */
    Optional<MutableHttpResponse<?>> answer(ClientCredentials client, String token);
  }

  /** Has the client prove itself, and then calls. */
  MutableHttpResponse<?> proved(HttpRequest<?> request, Map<String, Object> form, Call call) {
    return proving(
        request,
        form,
        (client, token) ->
            clients.check(client)
                ? Optional.of(call.answer(client.id(), token))
                : Optional.empty());
  }

  /** Calls with whatever the client says of itself. */
  MutableHttpResponse<?> proving(
      HttpRequest<?> request, Map<String, Object> form, ProvingCall call) {
    return noStore(
        ClientBasic.in(request)
            .flatMap(client ->
                form.get("token") instanceof String token && !token.isEmpty()
                    ? call.answer(client, token)
                    : withoutToken(client))
            .orElseGet(ServiceCalls::unknownClient));
  }

  private Optional<MutableHttpResponse<?>> withoutToken(ClientCredentials client) {
    return clients.check(client)
        ? Optional.of(
            HttpResponse.badRequest(
                new OAuthError("invalid_request", "The form has exactly one token.")))
        : Optional.empty();
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
