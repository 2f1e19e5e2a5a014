package io.sessionaudit.standalone.cli;

import io.sessionaudit.standalone.platform.PlatformException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/**
 * Says where the tool is that measures platforms: the launcher runs it from the module {@code
 * workload}, which is no part of what is installed.
 */
@Command(
    name = "load",
    description =
        "Measure a platform of its own beside its limits (in a checkout of" + " the sources).")
final class LoadCommand implements Callable<Integer> {

  @Unmatched private List<String> ignored = List.of();

  @Override
  public Integer call() {
    throw new PlatformException(
        "load "
            + String.join(" ", ignored)
            + " is not installed here: run ./session-audit load in a checkout of the sources.");
  }
}
