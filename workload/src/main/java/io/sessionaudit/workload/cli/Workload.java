package io.sessionaudit.workload.cli;

import io.sessionaudit.embedded.EmbeddedServerException;
import io.sessionaudit.projector.replay.ReplayException;
import io.sessionaudit.standalone.platform.PlatformException;
import io.sessionaudit.workload.fleet.FleetException;
import java.io.PrintStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands of {@code session-audit} that measure and break. */
@Command(name = "session-audit", synopsisSubcommandLabel = "COMMAND")
public final class Workload {

  private Workload() {}

  /** The command line with all its commands. */
  public static CommandLine commandLine(PrintStream out) {
    // Clients of a platform that is broken on purpose would fill the screen.
    System.setProperty("logback.configurationFile", "workload/logback-off.xml");
    CommandLine line = new CommandLine(new Workload());
    line.addSubcommand(new ChaosCommand(out));
    line.addSubcommand(new LoadCommand(out));
    line.setExecutionExceptionHandler(Workload::explain);
    return line;
  }

  private static int explain(
      Exception failure, CommandLine command, CommandLine.ParseResult arguments) {
    boolean written =
        failure instanceof FleetException
            || failure instanceof ReplayException
            || failure instanceof PlatformException
            || failure instanceof EmbeddedServerException;
    command
        .getErr()
        .println("session-audit: " + (written ? failure.getMessage() : failure.toString()));
    return 2;
  }

  /** Runs the command line. */
  public static void main(String[] arguments) {
    System.exit(commandLine(System.out).execute(arguments));
  }
}
