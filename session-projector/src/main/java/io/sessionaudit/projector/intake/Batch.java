package io.sessionaudit.projector.intake;

import io.sessionaudit.projector.intake.Admission.Drops;
import io.sessionaudit.projector.intake.Admission.Folds;
import io.sessionaudit.projector.intake.Admission.Parks;
import io.sessionaudit.projector.projection.ContradictionException;
import io.sessionaudit.projector.projection.Fold;
import io.sessionaudit.projector.table.EventRow;
import io.sessionaudit.projector.table.ParkedHeaders;
import io.sessionaudit.projector.table.ParkedRow;
import io.sessionaudit.projector.table.ParkedRow.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One batch on its way through judgement and fold, record by record: a stream that is parked in the
 * middle stops there, and the others go on.
 */
final class Batch {

  private final Admission admission;
  private final Fold fold;
  private final List<EventRow> events = new ArrayList<>();
  private final List<ParkedRow> parked = new ArrayList<>();
  private Instant newest = Instant.MIN;
  private int dropped;

  Batch(Admission admission, Fold fold) {
    this.admission = admission;
    this.fold = fold;
  }

  void take(Arrival arrival) {
    switch (admission.judge(arrival)) {
      case Folds _ -> fold(arrival);
      case Drops _ -> dropped++;
      case Parks(Reason reason, String detail) -> park(arrival, reason, detail);
    }
  }

  /** Takes a record that the database refused: parked unless it was known anyway. */
  void refuse(Arrival arrival, String detail) {
    switch (admission.judge(arrival)) {
      case Folds _ -> park(arrival, Reason.REFUSED, detail);
      case Drops _ -> dropped++;
      case Parks(Reason reason, String why) -> park(arrival, reason, why);
    }
  }

  private void fold(Arrival arrival) {
    switch (arrival) {
      case Arrival.Unreadable it -> park(it, Reason.UNREADABLE, it.detail());
      case Arrival.Understood it -> {
        try {
          fold.apply(it.recorded());
        } catch (ContradictionException e) {
          park(it, Reason.CONTRADICTION, String.valueOf(e.getMessage()));
          return;
        }
        events.add(it.row());
        admission.folded(it);
        Instant at = it.wire().envelope().occurredAt();
        newest = at.isAfter(newest) ? at : newest;
      }
    }
  }

  private void park(Arrival arrival, Reason reason, String detail) {
    RawRecord raw = arrival.raw();
    parked.add(
        new ParkedRow(
            raw.partition(),
            raw.offset(),
            arrival.stream(),
            raw.time(),
            raw.key(),
            ParkedHeaders.write(raw.headers()),
            raw.value(),
            reason,
            detail));
    admission.parked(arrival);
  }

  List<EventRow> events() {
    return events;
  }

  List<ParkedRow> parked() {
    return parked;
  }

  FoldReport report() {
    return new FoldReport(events.size(), dropped, parked.size(), newest);
  }
}
