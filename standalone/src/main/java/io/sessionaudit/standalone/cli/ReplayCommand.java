package io.sessionaudit.standalone.cli;

import io.sessionaudit.projector.config.ReadingKeys;
import io.sessionaudit.projector.replay.Findings;
import io.sessionaudit.projector.replay.Replay;
import io.sessionaudit.projector.replay.ReplayException;
import io.sessionaudit.projector.table.UserKeys;
import io.sessionaudit.standalone.platform.OperatorDatabase;
import io.sessionaudit.standalone.platform.PlatformException;
import io.sessionaudit.standalone.prepare.DatabaseLogin;
import io.sessionaudit.wire.KafkaConnection;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Folds the log again and compares it with the tables. */
@Command(
    name = "replay",
    description =
        "Fold the log from its first record and compare it with the tables, while all of it serves;"
            + " exit code 1 if they differ.")
final class ReplayCommand implements Callable<Integer> {

  /** More would only wait for one database. */
  private static final int MOST_FOLDS = 4;

  @Mixin private final OperatorServers servers = new OperatorServers();

  @Option(
      names = "--swap",
      description =
          "Make the tables folded from the log the live ones afterwards. The former ones are kept"
              + " until the next swap.")
  private boolean swap;

  @Option(names = "--json", description = "One JSON object instead of text.")
  private boolean json;

  private final PrintStream out;

  ReplayCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    Findings findings = run();
    if (json) {
      out.println(ReplayJson.of(findings));
    } else {
      ReplayText.of(findings).forEach(out::println);
    }
    return findings.equal() ? 0 : 1;
  }

  private Findings run() {
    // First: where nothing was ever started there is more to say than that keys are missing.
    KafkaConnection kafka = servers.kafka();
    ReadingKeys keys = ReadingKeys.in(servers.keys());
    DatabaseLogin database = servers.database();
    int folds = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, MOST_FOLDS);
    ReplayProgress progress =
        new ReplayProgress(System.err, Terminal.isStandardError(), System::nanoTime);
    Replay replay =
        new Replay(
            () -> OperatorDatabase.ofProjector(database),
            kafka,
            new UserKeys(keys.master()),
            keys.lookup(),
            folds,
            progress);
    try (Interruptible interruptible = new Interruptible(replay)) {
      return interruptible.run(swap);
    } catch (ReplayException e) {
      throw new PlatformException(String.valueOf(e.getMessage()), e);
    } catch (SQLException e) {
      // The text of a driver may hold values.
      throw new PlatformException(
          "The database cannot be used (SQLSTATE "
              + e.getSQLState()
              + "). The live tables are as before.",
          e);
    } finally {
      progress.ends();
    }
  }

  /** Whoever interrupts it leaves no shadow behind. */
  private static final class Interruptible implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 10;

    private final Replay replay;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread end = new Thread(this::stop, "replay-end");

    Interruptible(Replay replay) {
      this.replay = replay;
      Runtime.getRuntime().addShutdownHook(end);
    }

    Findings run(boolean swap) throws SQLException {
      return replay.run(swap);
    }

    private void stop() {
      replay.stop();
      try {
        var _ = ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void close() {
      ended.countDown();
      try {
        Runtime.getRuntime().removeShutdownHook(end);
      } catch (IllegalStateException _) {
        // it is running
      }
    }
  }
}
