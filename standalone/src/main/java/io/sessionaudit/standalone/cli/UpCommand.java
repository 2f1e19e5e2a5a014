package io.sessionaudit.standalone.cli;

import io.sessionaudit.logging.Logging;
import io.sessionaudit.process.Signals;
import io.sessionaudit.standalone.platform.DataFolder;
import io.sessionaudit.standalone.platform.Endpoints;
import io.sessionaudit.standalone.platform.Platform;
import io.sessionaudit.standalone.platform.PlatformException;
import io.sessionaudit.standalone.platform.Progress;
import io.sessionaudit.standalone.platform.Services;
import io.sessionaudit.standalone.platform.UpSettings;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the platform until it is told to end. */
@Command(
    name = "up",
    description = "Start PostgreSQL, Kafka and the three services; Ctrl-C ends them.")
final class UpCommand implements Callable<Integer> {

  @Mixin private final DataOption data = new DataOption();

  @ArgGroup(validate = false, heading = "%nPorts:%n")
  private final PortOptions ports = new PortOptions();

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description =
          "Address that the services listen on (default: ${DEFAULT-VALUE}). "
              + "PostgreSQL and Kafka listen on 127.0.0.1 always.")
  private String host = "127.0.0.1";

  @Option(
      names = "--trust-proxy",
      paramLabel = "CIDR",
      split = ",",
      description = "Network of a proxy whose X-Forwarded-For is believed; may be repeated.")
  private List<String> trustedProxies = new ArrayList<>();

  @Option(
      names = "--until-ready",
      description = "End again as soon as everything serves: a trial of an installation.")
  private boolean untilReady;

  private final Services services;
  private final PrintStream out;

  UpCommand(Services services, PrintStream out) {
    this.services = services;
    this.out = out;
  }

  @Override
  public Integer call() throws InterruptedException {
    long begin = System.nanoTime();
    DataFolder folder = data.folder();
    log(folder);
    Signals.terminateQuietly();
    Progress progress = new Progress(System.err, Terminal.isStandardError());
    Platform platform =
        new Platform(
            new UpSettings(folder, host, ports.chosen(), trustedProxies), services, progress);
    Runtime.getRuntime().addShutdownHook(new Thread(platform::close, "platform-end"));
    serve(platform, folder, begin);
    return 0;
  }

  private static void log(DataFolder folder) {
    try {
      Logging.into(folder.logs());
    } catch (IllegalArgumentException e) {
      throw new PlatformException(String.valueOf(e.getMessage()), e);
    }
  }

  private void serve(Platform platform, DataFolder folder, long begin) throws InterruptedException {
    try {
      Endpoints endpoints = platform.start();
      Announcement.print(out, endpoints, folder, System.nanoTime() - begin);
    } catch (RuntimeException failure) {
      if (!platform.closing()) {
        throw failure;
      }
    }
    if (untilReady && !platform.closing()) {
      return; // the shutdown hook ends what was started
    }
    // The shutdown hook ends what was started, and with it this wait.
    new CountDownLatch(1).await();
  }
}
