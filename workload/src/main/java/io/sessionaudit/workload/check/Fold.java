package io.sessionaudit.workload.check;

import io.sessionaudit.projector.config.ReadingKeys;
import io.sessionaudit.projector.replay.Replay;
import io.sessionaudit.projector.replay.ReplayListener;
import io.sessionaudit.projector.replay.RowFinding.How;
import io.sessionaudit.projector.replay.TableFinding;
import io.sessionaudit.projector.table.UserKeys;
import io.sessionaudit.standalone.platform.OperatorDatabase;
import io.sessionaudit.workload.fleet.Deployment;
import io.sessionaudit.workload.fleet.FleetException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The log, folded once more beside the tables that the projectors have built. */
public record Fold(Deployment platform) {

  private static final int FOLDS = 2;

  /** Projectors that are behind by more than this will not come. */
  private static final Duration LONGEST_LAG = Duration.ofMinutes(1);

  private static final ReplayListener SILENT =
      new ReplayListener() {
        @Override
        public void begins(String step) {}

        @Override
        public void folded(long done, long total) {}
      };

  /** Rows of the tables that are not what the log says, or that are not there in time. */
  Differing differing() {
    io.sessionaudit.projector.replay.Findings found = replay();
    long end = System.nanoTime() + LONGEST_LAG.toNanos();
    while (found.beyond() > 0 && System.nanoTime() < end) {
      found = replay();
    }
    return Differing.of(found);
  }

  /**
   * Folds and compares, up to where the tables are.
   *
   * @throws FleetException if that is not possible
   */
  public io.sessionaudit.projector.replay.Findings replay() {
    ReadingKeys keys = ReadingKeys.in(platform.keys());
    try {
      return new Replay(
              () -> OperatorDatabase.ofProjector(platform.operator()),
              platform.kafka(),
              new UserKeys(keys.master()),
              keys.lookup(),
              FOLDS,
              SILENT)
          .run(false);
    } catch (SQLException failure) {
      throw new FleetException("The tables cannot be compared with the log.", failure);
    }
  }

  /**
   * How many, and about which there is something to say.
   *
   * @param sentences about the first of each table
   */
  record Differing(int rows, List<String> sentences) {

    static final Differing NONE = new Differing(0, List.of());

    Differing {
      sentences = List.copyOf(sentences);
    }

    private static Differing of(io.sessionaudit.projector.replay.Findings found) {
      int rows = Math.toIntExact(found.beyond());
      List<String> sentences = new ArrayList<>();
      if (rows > 0) {
        sentences.add("the tables never came to the last " + rows + " events");
      }
      for (TableFinding table : found.tables()) {
        if (!table.equal()) {
          // Digests that differ over equal rows would be a row of their own.
          rows +=
              Math.max(
                  1, Math.toIntExact(Arrays.stream(How.values()).mapToLong(table::total).sum()));
          sentences.add(table.table() + " is not what the log says: " + table.totals());
          table.rows().forEach(row -> sentences.add(table.table() + " " + row));
        }
      }
      return new Differing(rows, sentences);
    }
  }
}
