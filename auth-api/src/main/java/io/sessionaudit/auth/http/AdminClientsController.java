package io.sessionaudit.auth.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.sessionaudit.auth.command.Outcome;
import io.sessionaudit.auth.command.ServiceClients;
import io.sessionaudit.auth.credential.ClientCredentials;
import io.sessionaudit.auth.decision.Refusal;
import io.sessionaudit.auth.decision.Roles;
import io.sessionaudit.event.EventId;
import io.sessionaudit.guard.micronaut.ProblemCode;
import io.sessionaudit.guard.micronaut.contract.Operation;
import io.sessionaudit.guard.micronaut.contract.Says;
import io.sessionaudit.json.Timestamps;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Admins let services introspect and revoke tokens. */
@Controller("/admin/clients")
@Secured(Roles.ADMIN)
@ExecuteOn(TaskExecutors.BLOCKING)
final class AdminClientsController {

  private static final int LONGEST_NAME = 100;

  private final ServiceClients clients;
  private final Requests requests;

  AdminClientsController(ServiceClients clients, Requests requests) {
    this.clients = clients;
    this.requests = requests;
  }

  /** What the service is called, for people; 1 to 100 characters. */
  @Serdeable
  record NewClient(
      @Says(
              value = "What the service is called, for people.",
              shortest = 1,
              longest = LONGEST_NAME,
              required = true)
          @Nullable String name) {}

  @Serdeable
  record Client(
      String clientId,
      String name,
      @Says(value = "When it was made.", format = "date-time") String createdAt) {}

  @Serdeable
  record Items(List<Client> items) {}

  /**
   * A new client.
   *
   * @param clientSecret shown here and never again
   */
  @Serdeable
  record Created(
      String clientId,
      @Says("Shown here and never again.") String clientSecret,
      String name,
      @Says(value = "What made it.", format = "uuid") String event) {
    /** A secret stays out of logs. */
    @Override
    public String toString() {
      return "client " + clientId;
    }
  }

  @Operation("All service clients.")
  @Get
  Items list() {
    return new Items(
        clients.all().stream()
            .map(it -> new Client(it.id(), it.name(), Timestamps.format(it.createdAt())))
            .toList());
  }

  @Operation(
      value = "Lets a service introspect and revoke tokens.",
      status = 201,
      answer = Created.class)
  @Post
  MutableHttpResponse<?> create(HttpRequest<?> request, @Body NewClient client) {
    String name = Inputs.line("name", Inputs.given("name", client.name()), LONGEST_NAME);
    return switch (clients.create(
        DatabaseAuthentication.caller(request), name, requests.correlation(request))) {
      case Outcome.Granted<ClientCredentials> it ->
          HttpResponse.created(
                  new Created(
                      it.value().id(), it.value().secret(), name, String.valueOf(it.event())))
              .header(HttpHeaders.CACHE_CONTROL, "no-store");
      case Outcome.Refused<ClientCredentials> it -> Refusals.answer(it);
    };
  }

  @Operation(value = "Takes a service client away.", status = 204, refusals = ProblemCode.NOT_FOUND)
  @Delete("/{id}")
  MutableHttpResponse<?> delete(HttpRequest<?> request, @PathVariable String id) {
    Outcome<EventId> outcome =
        ClientBasic.isId(id)
            ? clients.delete(
                DatabaseAuthentication.caller(request), id, requests.correlation(request))
            : Outcome.refused(Refusal.NOT_FOUND);
    return switch (outcome) {
      case Outcome.Granted<EventId> _ -> HttpResponse.noContent();
      case Outcome.Refused<EventId> it -> Refusals.answer(it);
    };
  }
}
