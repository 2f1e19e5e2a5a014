package io.sessionaudit.standalone.cli;

import io.sessionaudit.standalone.platform.PlatformException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/**
 * Says where a tool is that the launcher runs from the module {@code workload}, which is no part of
 * what is installed.
 */
@Command
final class CheckoutCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Unmatched private List<String> ignored = List.of();

  private CheckoutCommand() {}

  /**
   * The command that stands in for it.
   *
   * @param description what the tool does, a sentence without its full stop
   */
  static CommandLine named(String name, String description) {
    CommandLine line = new CommandLine(new CheckoutCommand());
    line.setCommandName(name);
    line.getCommandSpec()
        .usageMessage()
        .description(description + " (in a checkout of the sources).");
    return line;
  }

  @Override
  public Integer call() {
    throw new PlatformException(
        "%s %s is not installed here: run ./session-audit %s in a checkout of the sources."
            .formatted(spec.name(), String.join(" ", ignored), spec.name()));
  }
}
