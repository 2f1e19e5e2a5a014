package io.sessionaudit.auth.relay;

import java.time.Instant;
import java.util.List;

/**
 * What one read of the journal saw.
 *
 * @param asOf the database's clock before the read's snapshot was taken: whatever was committed
 *     before is seen
 * @param nanos {@code System.nanoTime()} before the read was asked for
 * @param rows in the order of their ids
 * @param complete whether there was nothing left to see above the last row
 */
record Reading(Instant asOf, long nanos, List<JournalRow> rows, boolean complete) {

  List<Long> ids() {
    return rows.stream().map(JournalRow::id).toList();
  }
}
