package io.sessionaudit.standalone.cli;

import io.sessionaudit.standalone.platform.PlatformException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/**
 * Says where the tool is that breaks platforms: the launcher runs it from the module {@code
 * workload}, which is no part of what is installed.
 */
@Command(
    name = "chaos",
    description =
        "Break a platform of its own under load, and check that nothing was lost (in a checkout of"
            + " the sources).")
final class ChaosCommand implements Callable<Integer> {

  @Unmatched private List<String> ignored = List.of();

  @Override
  public Integer call() {
    throw new PlatformException(
        "chaos "
            + String.join(" ", ignored)
            + " is not installed here: run ./session-audit chaos in a checkout of the sources.");
  }
}
