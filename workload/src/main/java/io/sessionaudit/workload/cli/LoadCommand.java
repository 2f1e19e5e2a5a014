package io.sessionaudit.workload.cli;

import io.sessionaudit.workload.load.Figure;
import io.sessionaudit.workload.load.Figures;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
    List<String> table =
        new ArrayList<>(List.of("| what | measured | target | |", "|---|---|---|---|"));
    table.forEach(out::println);
    Path folder = Files.createTempDirectory("session-audit-load-");
    new Figures(Duration.ofSeconds(Math.max(2, seconds)), figure -> tell(figure, table))
        .measure(folder);
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
