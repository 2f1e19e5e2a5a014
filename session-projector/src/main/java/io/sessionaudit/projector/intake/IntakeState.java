package io.sessionaudit.projector.intake;

import io.sessionaudit.projector.table.LogPartition;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the intake is doing, for health and metrics.
 *
 * @param assigned whether the group has answered
 * @param trouble why nothing is folded at the moment; absent while all is well
 * @param lag records that wait in the log, by partition
 * @param parkedStreams in the whole database
 * @param newest time of the newest event that this instance has folded; absent before the first
 */
public record IntakeState(
    boolean assigned,
    @Nullable String trouble,
    Map<LogPartition, Long> lag,
    long parkedStreams,
    @Nullable Instant newest) {

  static final IntakeState STARTING = new IntakeState(false, null, Map.of(), 0, null);

  /** Whether events become rows. */
  public boolean folds() {
    return assigned && trouble == null;
  }

  IntakeState troubled(String why) {
    return new IntakeState(assigned, why, lag, parkedStreams, newest);
  }

  IntakeState well(boolean nowAssigned, Map<LogPartition, Long> nowLag) {
    return new IntakeState(nowAssigned, null, nowLag, parkedStreams, newest);
  }

  IntakeState folded(FoldReport report) {
    Instant latest = newest == null ? Instant.MIN : newest;
    latest = report.newest().isAfter(latest) ? report.newest() : latest;
    return new IntakeState(
        assigned, trouble, lag, parkedStreams, latest.equals(Instant.MIN) ? null : latest);
  }

  IntakeState parked(long streams) {
    return new IntakeState(assigned, trouble, lag, streams, newest);
  }
}
