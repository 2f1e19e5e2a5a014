package io.sessionaudit.projector.replay;

import io.sessionaudit.projector.intake.Release.Outcome.Blocked;
import io.sessionaudit.projector.table.LogPartition;
import io.sessionaudit.projector.table.ParkedTable;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * What a replay has found.
 *
 * @param offsets up to which both were folded, by partition
 * @param beyond events behind them that the live tables had not folded yet
 * @param parked users that wait, in the live tables
 * @param parkedInLog and in the fold of the log
 * @param leftOut what an operator has left out; it was left out here too
 * @param blocked records that were released once and cannot be folded any more
 * @param swapped what became of the live tables; absent if they were left alone
 */
public record Findings(
    SequencedMap<LogPartition, Long> offsets,
    long beyond,
    List<TableFinding> tables,
    long parked,
    long parkedInLog,
    List<LeftOut> leftOut,
    List<Blocked> blocked,
    @Nullable Swapped swapped) {

  /** A record that an operator has left out. */
  public record LeftOut(ParkedTable.Key place, String stream) {}

  /** Whether the tables are what the log says. */
  public boolean equal() {
    return tables.stream().allMatch(TableFinding::equal);
  }

  Findings with(Swapped done) {
    return new Findings(offsets, beyond, tables, parked, parkedInLog, leftOut, blocked, done);
  }
}
