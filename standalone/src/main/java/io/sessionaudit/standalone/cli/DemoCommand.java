package io.sessionaudit.standalone.cli;

import io.sessionaudit.standalone.demo.Demo;
import io.sessionaudit.standalone.platform.DataFolder;
import io.sessionaudit.standalone.platform.Endpoints;
import io.sessionaudit.standalone.platform.PropertiesFile;
import java.io.PrintStream;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Plays two thefts against the running platform. */
@Command(
    name = "demo",
    description = "Play two thefts against the running platform and show how each ends.")
final class DemoCommand implements Callable<Integer> {

  @Mixin private final DataOption data = new DataOption();

  private final PrintStream out;

  DemoCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    DataFolder folder = data.folder();
    Endpoints endpoints = Endpoints.of(folder);
    new Demo(endpoints, credentials(folder, "admin"), credentials(folder, "auditor"), out).run();
    return 0;
  }

  private static Map<String, String> credentials(DataFolder folder, String name) {
    return PropertiesFile.read(folder.credentials().resolve(name + ".properties"));
  }
}
