package io.sessionaudit.standalone.cli;

import io.sessionaudit.auth.credential.KeyFileException;
import io.sessionaudit.embedded.EmbeddedServerException;
import io.sessionaudit.logging.Logging;
import io.sessionaudit.standalone.platform.PlatformException;
import io.sessionaudit.standalone.platform.Services;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The command {@code session-audit}. */
@Command(
    name = "session-audit",
    description = "Who is signed in now, end it now, prove what happened.",
    subcommands = HelpCommand.class,
    synopsisSubcommandLabel = "COMMAND")
public final class SessionAudit implements Runnable {

  private final PrintStream out;

  private SessionAudit(PrintStream out) {
    this.out = out;
  }

  /** The command line with all its commands. */
  public static CommandLine commandLine(Services services, PrintStream out) {
    Logging.nowhere();
    CommandLine line = new CommandLine(new SessionAudit(out));
    line.addSubcommand(new UpCommand(services, out));
    line.addSubcommand(new DemoCommand(out));
    line.addSubcommand(new TimelineCommand(out));
    line.addSubcommand(new ReplayCommand(out));
    line.addSubcommand(new ReleaseCommand(out));
    line.addSubcommand(new RecoverCommand(out));
    line.addSubcommand(new RotateKeyCommand(out));
    line.addSubcommand(new PrepareCommand(out));
    line.addSubcommand(new StatusCommand(out));
    line.addSubcommand(new StopCommand(out));
    line.addSubcommand(
        CheckoutCommand.named(
            "chaos", "Break a platform of its own under load, and check that nothing was lost"));
    line.addSubcommand(
        CheckoutCommand.named("load", "Measure a platform of its own beside its limits"));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionExceptionHandler(SessionAudit::explain);
    return line;
  }

  @Override
  public void run() {
    CommandLine.usage(this, out);
  }

  private static int explain(
      Exception failure, CommandLine command, CommandLine.ParseResult arguments) {
    boolean written =
        failure instanceof PlatformException
            || failure instanceof EmbeddedServerException
            || failure instanceof KeyFileException
            || failure instanceof IllegalArgumentException
            || failure instanceof UncheckedIOException;
    command
        .getErr()
        .println("session-audit: " + (written ? failure.getMessage() : failure.toString()));
    LoggerFactory.getLogger(SessionAudit.class)
        .error("{} failed", command.getCommandName(), failure);
    return 2;
  }
}
