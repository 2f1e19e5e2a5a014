package io.sessionaudit.auth.config;

import io.micronaut.context.annotation.Factory;
import io.sessionaudit.auth.append.Clients;
import io.sessionaudit.auth.append.Everyone;
import io.sessionaudit.auth.append.Execution;
import io.sessionaudit.auth.append.Reads;
import io.sessionaudit.auth.command.ChangeAccount;
import io.sessionaudit.auth.command.ListUsers;
import io.sessionaudit.auth.command.RevokeEveryone;
import io.sessionaudit.auth.command.ServiceClients;
import io.sessionaudit.auth.credential.Passwords;
import jakarta.inject.Singleton;

/** What only admins may ask for, put together. */
@Factory
final class AdminCommands {

  @Singleton
  ListUsers listUsers(Execution execution, Reads reads) {
    return new ListUsers(execution, reads);
  }

  @Singleton
  ChangeAccount changeAccount(Execution execution, Reads reads, Passwords passwords) {
    return new ChangeAccount(execution, reads, passwords);
  }

  @Singleton
  ServiceClients serviceClients(Clients clients) {
    return new ServiceClients(clients);
  }

  @Singleton
  RevokeEveryone revokeEveryone(Everyone everyone) {
    return new RevokeEveryone(everyone);
  }
}
