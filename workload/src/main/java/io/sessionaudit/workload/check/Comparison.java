package io.sessionaudit.workload.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What clients were told against what is there. The services may write on while it is read, so the
 * journal is read twice: what was there before the log was read must be in the log, and what is in
 * the log must be in the journal afterwards.
 *
 * @param before lines of the journal before the log was read
 * @param ledger the log
 * @param after lines of the journal after it was read
 */
record Comparison(Set<String> before, Ledger ledger, Set<String> after, Notes notes) {

  /** What was promised or written and is not in the log, as sentences. */
  List<String> lost() {
    Set<String> missing = new HashSet<>(before);
    missing.removeAll(ledger.lines());
    List<String> lost = new ArrayList<>();
    missing.forEach(line -> lost.add("the log does not have: " + line));
    Promises promises = Promises.in(ledger);
    lost.addAll(promises.broken(notes));
    lost.addAll(promises.unpunished(notes));
    return lost;
  }

  /** Everything, with what came of the tables. */
  Findings findings(Fold.Differing tables) {
    List<String> sentences = new ArrayList<>(lost());
    int lost = sentences.size();
    Set<String> madeUp = new HashSet<>(ledger.lines());
    madeUp.removeAll(after);
    madeUp.forEach(line -> sentences.add("the journal does not know: " + line));
    int behind = Promises.in(ledger).behind();
    tell(
        ledger.conflicting(),
        "records say something else under a version that was there",
        sentences);
    tell(ledger.unreadable(), "records of streams that nobody damaged are no events", sentences);
    tell(ledger.reordered(), "versions did not follow their predecessors", sentences);
    tell(behind, "tokens were handed out behind a revocation that covers them", sentences);
    sentences.addAll(notes.accepted());
    sentences.addAll(notes.unexpected());
    sentences.addAll(tables.sentences());
    return new Findings(
        lost,
        ledger.conflicting() + ledger.unreadable() + madeUp.size(),
        ledger.reordered(),
        behind + notes.accepted().size(),
        tables.rows(),
        notes.unexpected().size(),
        ledger.repeated(),
        sentences);
  }

  private static void tell(int count, String what, List<String> sentences) {
    if (count > 0) {
      sentences.add(count + " " + what);
    }
  }
}
