package io.sessionaudit.projector.replay;

import io.sessionaudit.projector.intake.Folding;
import io.sessionaudit.projector.intake.RawRecord;
import io.sessionaudit.projector.intake.Release;
import io.sessionaudit.projector.intake.Release.Outcome;
import io.sessionaudit.projector.replay.Notes.PastRelease;
import io.sessionaudit.projector.table.LogPartition;
import io.sessionaudit.projector.table.ParkedTable;
import io.sessionaudit.projector.table.TakenOverException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/**
 * Folds some partitions of the log into the shadow, with the code that folds them live. What was
 * released live is released at the same place. Belongs to one thread at a time.
 */
final class ShadowFold implements AutoCloseable {

  private final Connection connection;
  private final LogReader reader;
  private final Folding folding;
  private final Release release;
  private final Map<ParkedTable.Key, PastRelease> releases;
  private final List<Outcome.Blocked> blocked = new ArrayList<>();
  private volatile boolean stopping;

  ShadowFold(Replaying what, List<LogPartition> partitions) throws SQLException {
    Connection opened = what.shadow().connect();
    try {
      folding = new Folding(opened, what.keys(), what.lookup(), what.notes().placesLeftOut());
      release = new Release(opened, what.keys(), what.lookup());
      folding.resume(partitions);
      reader = new LogReader(what.kafka(), partitions);
    } catch (SQLException | RuntimeException e) {
      opened.close();
      throw e;
    }
    connection = opened;
    releases = what.notes().releases();
  }

  /**
   * Folds on up to these offsets.
   *
   * @param moved is told by how many offsets it has come further, after each commit
   */
  void to(Map<LogPartition, Long> offsets, LongConsumer moved) throws SQLException {
    reader.extend(offsets);
    long position = reader.position();
    while (!reader.done() && !stopping) {
      fold(reader.poll());
      moved.accept(reader.position() - position);
      position = reader.position();
    }
  }

  private void fold(List<RawRecord> records) throws SQLException {
    int from = 0;
    for (int i = 0; i < records.size(); i++) {
      RawRecord record = records.get(i);
      PastRelease due = releases.get(new ParkedTable.Key(record.partition(), record.offset()));
      if (due != null) {
        take(records.subList(from, i + 1));
        from = i + 1;
        again(due);
      }
    }
    take(records.subList(from, records.size()));
  }

  private void take(List<RawRecord> records) throws SQLException {
    try {
      var _ = folding.fold(records);
    } catch (TakenOverException e) {
      throw new ReplayException(
          "Somebody else writes into the shadow, or the events of one user stand in several"
              + " partitions ("
              + e.getMessage()
              + ").",
          e);
    }
  }

  private void again(PastRelease due) throws SQLException {
    Outcome outcome = release.again(due.stream(), due.last().partition(), due.leftOut());
    if (outcome instanceof Outcome.Blocked it) {
      blocked.add(it);
    }
  }

  /** Records that were released live and cannot be folded here: their users stay parked. */
  List<Outcome.Blocked> blocked() {
    return List.copyOf(blocked);
  }

  /** Ends a fold that goes on in another thread, soon. */
  void stop() {
    stopping = true;
  }

  @Override
  public void close() throws SQLException {
    try (connection) {
      reader.close();
    }
  }
}
