package io.sessionaudit.standalone.cli;

import io.sessionaudit.auth.credential.KeyFiles;
import io.sessionaudit.auth.recovery.LogResend;
import io.sessionaudit.auth.recovery.Recovered;
import io.sessionaudit.auth.recovery.Recovery;
import io.sessionaudit.auth.recovery.RecoveryException;
import io.sessionaudit.standalone.platform.DataFolder;
import io.sessionaudit.standalone.platform.OperatorDatabase;
import io.sessionaudit.standalone.platform.PlatformException;
import io.sessionaudit.wire.KafkaConnection;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Brings a database that went back in time to where the log is. */
@Command(
    name = "recover",
    description =
        "Bring a restored database to where the log is. Everybody has to sign in anew afterwards.")
final class RecoverCommand implements Callable<Integer> {

  @Mixin private final OperatorServers servers = new OperatorServers();

  @Option(
      names = "--even-if-sound",
      description =
          "Also when the log says nothing against the database: after a refresh token has shown"
              + " that it went back. Ends all sessions.")
  private boolean always;

  @Option(
      names = "--resend-log",
      description =
          "Instead: send again what session-events has lost, after its topic was made anew or lost"
              + " its tail and the relay has stopped.")
  private boolean resend;

  private final PrintStream out;

  RecoverCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() throws SQLException {
    KafkaConnection kafka = servers.kafka();
    KeyFiles keys = KeyFiles.open(servers.keys());
    try (Connection connection = OperatorDatabase.ofAuth(servers.database())) {
      if (resend) {
        tell(new LogResend(connection, kafka).run());
        return 0;
      }
      tell(new Recovery(connection, kafka, keys.master()).run(always));
      return 0;
    } catch (RecoveryException e) {
      throw new PlatformException("Nothing was changed: " + e.getMessage() + ".", e);
    }
  }

  private void tell(LogResend.Resent resent) {
    out.printf("%d events will be sent again.%n", resent.events());
    out.println(
        resent.oldest() == null
            ? "The journal has no event that was sent: what the log has lost is gone."
            : "The journal begins at " + resent.oldest() + ": what is older and lost is gone.");
  }

  private void tell(Optional<Recovered> recovered) {
    if (recovered.isEmpty()) {
      out.println("The database is where the log left it; nothing was changed.");
      return;
    }
    Recovered it = recovered.get();
    out.printf(
        "Recovered: %d events that only the log had, %d that only the database had, %d streams"
            + " brought forward.%n",
        it.fromLog(), it.renumbered(), it.streams());
    list(
        "Disabled, because their password was changed and the old one would count again (set a new"
            + " one, then activate them)",
        it.disabled());
    list("CHANGE THIS PASSWORD NOW: the last admin's old one counts again", it.oldPassword());
    list("Accounts that are lost; create them anew", it.missingAccounts());
    if (!it.missingAccounts().isEmpty()) {
      out.println(
          "Accounts of the first start that are lost are made anew with the passwords in "
              + credentials()
              + ": change them.");
    }
    if (!it.adminLeft()) {
      out.println(
          "NO ACTIVE ADMIN IS LEFT: nobody can administer until the first start's is there.");
    }
    list("Service clients that are lost; create them anew", it.missingClients());
    out.println("Everybody has to sign in anew (event " + it.event() + ").");
  }

  private String credentials() {
    DataFolder folder = servers.folder();
    return folder == null
        ? "session-audit.credentials-dir, if auth-api has one"
        : folder.credentials().toString();
  }

  private void list(String title, List<?> items) {
    if (!items.isEmpty()) {
      out.println(title + ":");
      items.forEach(it -> out.println("  " + it));
    }
  }
}
