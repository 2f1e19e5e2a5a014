package io.sessionaudit.workload.cli;

import io.sessionaudit.workload.fleet.FleetException;
import io.sessionaudit.workload.fleet.Folders;
import io.sessionaudit.workload.load.Figure;
import io.sessionaudit.workload.load.Figures;
import io.sessionaudit.workload.measure.Machine;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures a platform of its own. */
@Command(
    name = "load",
    description = {
      "Start a platform of its own, one of each service, and measure it beside its limits. Wants a"
          + " quiet machine, Linux, and pgbench on the path.",
      "Exit code: 0 when everything was measured, whatever came out; 2 if not."
    })
public final class LoadCommand implements Callable<Integer> {

  private static final int SHORTEST = 2;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "Length of each loop, from 2. Default: ${DEFAULT-VALUE}.")
  private int seconds = 15;

  @Option(names = "--out", paramLabel = "FILE", description = "Write the table here, too.")
  private @Nullable Path file;

  private final PrintStream out;

  /** Prints to the stream. */
  public LoadCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() throws IOException {
    if (seconds < SHORTEST) {
      throw new FleetException("--seconds is " + SHORTEST + " or more.");
    }
    List<String> table =
        new ArrayList<>(
            List.of(
                "# What was measured",
                "",
                "By `./session-audit load --seconds %d` on %s."
                    .formatted(seconds, LocalDate.now(ZoneOffset.UTC)),
                "Commit: %s.".formatted(System.getProperty("workload.commit", "unknown")),
                "Machine: %s.".formatted(Machine.describe()),
                "Clients, servers and services share it. [What it means](../docs/performance.md).",
                "",
                "| what | measured | target | |",
                "|---|---|---|---|"));
    table.forEach(out::println);
    Path folder = Files.createTempDirectory("session-audit-load-");
    System.err.println("Data and logs, kept if something fails: " + folder);
    new Figures(Duration.ofSeconds(seconds), figure -> tell(figure, table)).measure(folder);
    if (file != null) {
      Files.write(file, table);
    }
    Folders.delete(folder);
    return 0;
  }

  private void tell(Figure figure, List<String> table) {
    table.add(figure.row());
    out.println(figure.row());
  }
}
