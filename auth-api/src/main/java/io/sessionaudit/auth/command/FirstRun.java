package io.sessionaudit.auth.command;

import io.sessionaudit.auth.append.AccountCreation.Created;
import io.sessionaudit.auth.append.Clients;
import io.sessionaudit.auth.append.Execution;
import io.sessionaudit.auth.append.Reads;
import io.sessionaudit.auth.credential.ClientCredentials;
import io.sessionaudit.auth.credential.ClientSecrets;
import io.sessionaudit.auth.credential.Password;
import io.sessionaudit.auth.decision.Refusal;
import io.sessionaudit.auth.decision.Roles;
import io.sessionaudit.event.Actor;
import io.sessionaudit.event.Envelope.Lineage;
import io.sessionaudit.event.FreshIds;
import io.sessionaudit.personal.LookupKey;
import io.sessionaudit.personal.UserName;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Creates what nobody could create otherwise: the first accounts and the first service client, with
 * random passwords that stand in files of mode 600 and nowhere else. The file comes first, so a
 * start that is interrupted is finished by the next one. What exists is never touched.
 */
public final class FirstRun {

  private static final List<String> ACCOUNTS = List.of("admin", "security", "auditor");
  private static final String CLIENT = "client";

  /** A busy answer takes seconds, so this is a minute on a machine that hardly gets on. */
  private static final int MOST_TRIES = 12;

  private final Execution execution;
  private final Reads reads;
  private final LookupKey lookupKey;
  private final CreateUser createUser;
  private final Clients clients;

  public FirstRun(
      Execution execution,
      Reads reads,
      LookupKey lookupKey,
      CreateUser createUser,
      Clients clients) {
    this.execution = execution;
    this.reads = reads;
    this.lookupKey = lookupKey;
    this.createUser = createUser;
    this.clients = clients;
  }

  /**
   * Creates what is missing.
   *
   * @param folder made if it is not there, mode 700
   * @throws java.io.UncheckedIOException if the folder cannot be written
   */
  public void run(Path folder) {
    CredentialFolder files = CredentialFolder.at(folder);
    for (String account : ACCOUNTS) {
      account(files, account);
    }
    client(files);
  }

  private void account(CredentialFolder files, String name) {
    UserName userName = UserName.of(name);
    String tag = lookupKey.nameTag(userName);
    if (execution.read(connection -> reads.accountNamed(connection, tag)).isPresent()) {
      return;
    }
    Map<String, String> known =
        files.readOrCreate(
            name, () -> Map.of("username", name, "password", ClientSecrets.random().secret()));
    create(name, userName, Password.of(CredentialFolder.value(known, "password")));
  }

  /** Nobody is there to be told to come back later, so what was too busy is tried again. */
  private void create(String role, UserName name, Password password) {
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      Outcome<Created> created =
          createUser.run(
              name,
              password,
              new Roles(List.of(role, "user")),
              Lineage.root(FreshIds.correlation(), Actor.SYSTEM));
      if (!refused(created, Refusal.BUSY)) {
        return; // or another instance was faster
      }
    }
    throw new IllegalStateException(
        "The first account could not be created, this machine is too busy; start again.");
  }

  private static boolean refused(Outcome<Created> outcome, Refusal why) {
    return outcome instanceof Outcome.Refused<Created> it && it.refusal() == why;
  }

  private void client(CredentialFolder files) {
    // Never again, or a client that somebody has deleted would come back with its old secret.
    if (clients.wereEver()) {
      return;
    }
    Map<String, String> known =
        files.readOrCreate(
            CLIENT,
            () -> {
              ClientCredentials drawn = ClientSecrets.random();
              return Map.of("clientId", drawn.id(), "clientSecret", drawn.secret());
            });
    clients.createIfAbsent(
        CredentialFolder.value(known, "clientId"),
        "first client",
        ClientSecrets.hash(CredentialFolder.value(known, "clientSecret")),
        Lineage.root(FreshIds.correlation(), Actor.SYSTEM));
  }
}
