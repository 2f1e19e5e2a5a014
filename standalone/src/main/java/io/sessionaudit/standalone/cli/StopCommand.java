package io.sessionaudit.standalone.cli;

import io.sessionaudit.embedded.EmbeddedPostgres;
import io.sessionaudit.embedded.FolderLock;
import io.sessionaudit.standalone.platform.DataFolder;
import io.sessionaudit.standalone.platform.PlatformException;
import java.io.PrintStream;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Ends a running platform, and what a killed one has left behind. */
@Command(name = "stop", description = "End the platform that runs in the data folder.")
final class StopCommand implements Callable<Integer> {

  private static final long LONGEST_SECONDS = 120;

  @Mixin private final DataOption data = new DataOption();

  private final PrintStream out;

  StopCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() throws InterruptedException, ExecutionException {
    DataFolder folder = data.folder();
    Optional<ProcessHandle> platform = FolderLock.holder(folder.root());
    if (platform.isPresent()) {
      end(platform.get());
    }
    EmbeddedPostgres.endOrphan(folder.postgres());
    out.println(platform.isPresent() ? "stopped" : "nothing was running");
    return 0;
  }

  private static void end(ProcessHandle platform) throws InterruptedException, ExecutionException {
    platform.destroy();
    try {
      platform.onExit().get(LONGEST_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException late) {
      throw new PlatformException(
          "Process " + platform.pid() + " has not ended after " + LONGEST_SECONDS + " s.", late);
    }
  }
}
