package io.sessionaudit.auth.relay;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the relay knows of journal ids: the highest one seen, and the holes below it. Ids are drawn
 * before their transaction commits, so a hole may be filled later, or never (rolled back, or lost
 * by the sequence in a crash).
 *
 * <p>Whoever drew an id has held a lock on the journal since before it was drawn and holds it until
 * the commit is visible. So the writers that are there right after a hole was found include the one
 * that may fill it, unless it has ended by then. When all of them have ended, the next read shows
 * the row or nothing ever will.
 */
final class Holes {

  /**
   * Ids that were skipped.
   *
   * @param witnesses the writers that were there when the hole was found and still are; absent
   *     until they have been asked for once
   */
  record Hole(long first, long last, @Nullable Set<String> witnesses) {

    private boolean isOrphan() {
      return witnesses != null && witnesses.isEmpty();
    }

    private Hole among(Set<String> writers) {
      Set<String> known = witnesses;
      if (known == null) {
        return new Hole(first, last, writers);
      }
      if (writers.containsAll(known)) {
        return this;
      }
      return new Hole(first, last, Set.copyOf(known.stream().filter(writers::contains).toList()));
    }
  }

  private final long high;
  private final List<Hole> open;

  private Holes(long high, List<Hole> open) {
    this.high = high;
    this.open = open;
  }

  /** Everything up to this id is settled, nothing above it has been seen. */
  static Holes above(long floor) {
    return new Holes(floor, List.of());
  }

  /**
   * After one read of the journal that looked at every hole and at the ids above {@link #high}.
   *
   * @param ids what it saw, ascending
   */
  Holes afterRead(List<Long> ids) {
    List<Hole> next = new ArrayList<>(open.size());
    int at = 0;
    for (Hole hole : open) {
      long from = hole.first();
      while (at < ids.size() && ids.get(at) <= hole.last()) {
        keep(next, hole, from, ids.get(at) - 1);
        from = ids.get(at) + 1;
        at++;
      }
      keep(next, hole, from, hole.last());
    }
    long highest = high;
    for (long id : ids.subList(at, ids.size())) {
      if (id > highest + 1) {
        next.add(new Hole(highest + 1, id - 1, null));
      }
      highest = id;
    }
    return new Holes(highest, next);
  }

  private static void keep(List<Hole> next, Hole hole, long first, long last) {
    if (first <= last && !hole.isOrphan()) {
      next.add(new Hole(first, last, hole.witnesses()));
    }
  }

  /**
   * After asking who writes to the journal; to be asked after every read that leaves a hole.
   *
   * @param writers the transactions that hold a writer's lock on the journal at a moment after that
   *     read
   */
  Holes afterWriters(Set<String> writers) {
    Set<String> shared = Set.copyOf(writers);
    return new Holes(high, open.stream().map(hole -> hole.among(shared)).toList());
  }

  /** The holes, ascending. */
  List<Hole> open() {
    return open;
  }

  /** The highest id that was seen. */
  long high() {
    return high;
  }

  /** The lowest id that may still appear. */
  long lowestUnsettled() {
    return open.isEmpty() ? high + 1 : open.getFirst().first();
  }
}
