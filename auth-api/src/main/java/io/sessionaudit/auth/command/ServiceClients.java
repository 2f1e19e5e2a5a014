package io.sessionaudit.auth.command;

import io.sessionaudit.auth.append.Clients;
import io.sessionaudit.auth.credential.ClientCredentials;
import io.sessionaudit.auth.credential.ClientSecrets;
import io.sessionaudit.auth.decision.Refusal;
import io.sessionaudit.event.Actor;
import io.sessionaudit.event.Envelope.Lineage;
import io.sessionaudit.event.EventId;
import java.util.List;
import java.util.UUID;

/** An admin lets services introspect and revoke tokens, and stops them again. */
public final class ServiceClients {

  private final Clients clients;

  public ServiceClients(Clients clients) {
    this.clients = clients;
  }

  /** All of them, the newest first. */
  public List<Clients.Client> all() {
    return clients.all();
  }

  /** A new client. Its secret is handed out here and never again. */
  public Outcome<ClientCredentials> create(Caller caller, String name, UUID correlation) {
    ClientCredentials drawn = ClientSecrets.random();
    return clients
        .createIfAbsent(
            drawn.id(), name, ClientSecrets.hash(drawn.secret()), lineage(caller, correlation))
        .<Outcome<ClientCredentials>>map(event -> new Outcome.Granted<>(drawn, event))
        .orElseThrow(() -> new IllegalStateException("a random id was drawn twice"));
  }

  /** {@link Refusal#NOT_FOUND} if there is no such client. */
  public Outcome<EventId> delete(Caller caller, String clientId, UUID correlation) {
    return clients
        .delete(clientId, lineage(caller, correlation))
        .<Outcome<EventId>>map(event -> new Outcome.Granted<>(event, event))
        .orElseGet(() -> Outcome.refused(Refusal.NOT_FOUND));
  }

  private static Lineage lineage(Caller caller, UUID correlation) {
    return Lineage.root(correlation, new Actor.Admin(caller.token().user()));
  }
}
