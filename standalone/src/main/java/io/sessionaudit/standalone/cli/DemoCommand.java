package io.sessionaudit.standalone.cli;

import io.sessionaudit.standalone.demo.Demo;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Plays two thefts against the running platform. */
@Command(
    name = "demo",
    description = {
      "Play two thefts against the running platform and show how each ends.",
      "The thief comes from another network, which needs auth-api on this machine: each /24 of"
          + " 127.0.0.0/8 is a network."
    })
final class DemoCommand implements Callable<Integer> {

  @Mixin private final ServiceOptions services = new ServiceOptions();

  private final PrintStream out;

  DemoCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    new Demo(
            services.endpoints(),
            services.credentials("admin"),
            services.credentials("auditor"),
            out)
        .run();
    return 0;
  }
}
