package io.sessionaudit.standalone.cli;

import io.sessionaudit.standalone.demo.Demo;
import io.sessionaudit.standalone.platform.DataFolder;
import io.sessionaudit.standalone.platform.Endpoints;
import io.sessionaudit.standalone.platform.PlatformException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
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

  private static Properties credentials(DataFolder folder, String name) {
    Path file = folder.credentials().resolve(name + ".properties");
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
      return properties;
    } catch (IOException e) {
      throw new PlatformException("Cannot read " + file + ".", e);
    }
  }
}
