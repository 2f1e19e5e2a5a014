package io.sessionaudit.auth.command;

import io.sessionaudit.auth.append.Clients;
import io.sessionaudit.auth.credential.ClientCredentials;
import io.sessionaudit.auth.credential.ClientSecrets;

/** Checks a service client's id and secret. */
public final class AuthenticateClient {

  private final Clients clients;

  public AuthenticateClient(Clients clients) {
    this.clients = clients;
  }

  public boolean check(ClientCredentials client) {
    return ClientSecrets.matches(clients.secretHash(client.id()).orElse(null), client.secret());
  }
}
