package io.sessionaudit.workload.cli;

import io.sessionaudit.workload.chaos.Chaos;
import io.sessionaudit.workload.chaos.Printed;
import io.sessionaudit.workload.chaos.Row;
import io.sessionaudit.workload.chaos.Table;
import io.sessionaudit.workload.fleet.FleetException;
import io.sessionaudit.workload.fleet.Folders;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Breaks a platform of its own and looks what it kept. */
@Command(
    name = "chaos",
    description = {
      "Start a platform of its own, two of each service, drive it, kill it at every listed point 20"
          + " times, break it in other ways five times each, and compare every answer with journal"
          + " and log.",
      "Exit code: 0 if nothing was lost, conflicting, reordered or let in; 1 if something was; 2 if"
          + " the platform did not start or did not come back."
    })
public final class ChaosCommand implements Callable<Integer> {

  /** A point is a matter of microseconds, and of which of its occurrences it is. */
  private static final int POINTS = 20;

  private static final int OTHERS = 5;

  @Option(names = "--short", description = "Every point and every other fault once.")
  private boolean once;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "The same seed, the same schedule. Default: ${DEFAULT-VALUE}.")
  private long seed = 1;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Keep the platform's data and logs here; must not exist. Default: a temporary folder,"
              + " which stays if something was wrong.")
  private @Nullable Path data;

  private final PrintStream out;

  /** Prints to the stream. */
  public ChaosCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() throws IOException {
    Path folder = folder();
    Chaos chaos = Chaos.of(seed, once ? 1 : POINTS, once ? 1 : OTHERS, new Printed(out));
    out.printf("%d faults, seed %d, data and logs in %s%n", chaos.faults(), seed, folder);
    out.println(Table.head());
    List<Row> rows = chaos.run(folder);
    out.println(Table.sum(rows));
    // After each of them: what was lost for a while was lost.
    boolean clean = rows.stream().allMatch(row -> row.findings().clean());
    if (clean && data == null) {
      Folders.delete(folder);
    }
    return clean ? 0 : 1;
  }

  private Path folder() throws IOException {
    if (data == null) {
      return Files.createTempDirectory("session-audit-chaos-");
    }
    if (Files.exists(data)) {
      throw new FleetException("The folder " + data + " exists; give one that does not.");
    }
    return Files.createDirectories(data.toAbsolutePath());
  }
}
