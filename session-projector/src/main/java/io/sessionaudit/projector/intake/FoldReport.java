package io.sessionaudit.projector.intake;

import java.time.Instant;

/**
 * What became of a batch.
 *
 * @param folded events that changed rows
 * @param dropped events that were known
 * @param parked records that wait until somebody has looked
 * @param newest time of the newest folded event, {@link Instant#MIN} if there was none
 */
public record FoldReport(int folded, int dropped, int parked, Instant newest) {

  static final FoldReport NOTHING = new FoldReport(0, 0, 0, Instant.MIN);

  FoldReport plus(FoldReport other) {
    return new FoldReport(
        folded + other.folded,
        dropped + other.dropped,
        parked + other.parked,
        newest.isAfter(other.newest) ? newest : other.newest);
  }
}
