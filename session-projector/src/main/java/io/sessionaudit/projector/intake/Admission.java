package io.sessionaudit.projector.intake;

import io.sessionaudit.projector.intake.Arrival.Anomaly;
import io.sessionaudit.projector.intake.Arrival.Numbered;
import io.sessionaudit.projector.intake.Arrival.Unreadable;
import io.sessionaudit.projector.table.AnomalyTable;
import io.sessionaudit.projector.table.ParkedRow.Reason;
import io.sessionaudit.projector.table.ParkedTable;
import io.sessionaudit.projector.table.StreamRow;
import io.sessionaudit.wire.Topics;
import io.sessionaudit.wire.WireEvent;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Decides of each record of a batch, in order, whether it is folded. Only the next version of a
 * stream is; what was folded before is dropped if it is the same; anything else parks its stream.
 * Nothing is skipped silently.
 */
final class Admission {

  private final Map<String, StreamRow> before;
  private final Set<WireEvent> stored;
  private final Set<AnomalyTable.Key> anomalies;
  private final Set<ParkedTable.Key> leftOut;
  private final boolean releasing;
  private final Map<String, StreamRow> after = new LinkedHashMap<>();
  private final Map<InStream, Numbered> folded = new HashMap<>();

  /**
   * For one batch.
   *
   * @param before how far the streams were folded
   * @param stored those events of the batch that the table has, the same in everything
   * @param anomalies those of the batch that are known
   * @param leftOut records that an operator has left out
   * @param releasing whether what was parked is folded, so that several versions may be missing
   */
  Admission(
      Map<String, StreamRow> before,
      Set<WireEvent> stored,
      Set<AnomalyTable.Key> anomalies,
      Set<ParkedTable.Key> leftOut,
      boolean releasing) {
    this.before = Map.copyOf(before);
    this.stored = stored;
    this.anomalies = new HashSet<>(anomalies);
    this.leftOut = Set.copyOf(leftOut);
    this.releasing = releasing;
  }

  private record InStream(String stream, long version) {}

  /** What happens to a record. */
  sealed interface Verdict {
    Verdict FOLD = new Folds();
    Verdict DROP = new Drops();

    static Verdict park(Reason reason, String detail) {
      return new Parks(reason, detail);
    }
  }

  /** It changes rows. */
  record Folds() implements Verdict {}

  /** It was folded before, or somebody has left it out. */
  record Drops() implements Verdict {}

  /** It waits until somebody has looked. */
  record Parks(Reason reason, String detail) implements Verdict {}

  Verdict judge(Arrival arrival) {
    RawRecord raw = arrival.raw();
    if (leftOut.contains(new ParkedTable.Key(raw.partition(), raw.offset()))) {
      return Verdict.DROP;
    }
    return switch (arrival) {
      case Numbered it -> numbered(it);
      case Anomaly it -> anomalies.contains(key(it)) ? Verdict.DROP : Verdict.FOLD;
      case Unreadable it -> Verdict.park(Reason.UNREADABLE, it.detail());
    };
  }

  private Verdict numbered(Numbered arrival) {
    StreamRow stream = stream(arrival.stream());
    long version = arrival.place().version();
    if (version <= stream.version()) {
      return known(arrival)
          ? Verdict.DROP
          : Verdict.park(Reason.FORK, "version " + version + " was another event before");
    }
    if (stream.parked()) {
      return Verdict.park(Reason.BEHIND, "the stream was parked before");
    }
    return version <= stream.highestNext()
        ? Verdict.FOLD
        : Verdict.park(
            Reason.GAP, "version " + version + " came instead of " + (stream.version() + 1));
  }

  private boolean known(Numbered arrival) {
    Numbered before = folded.get(new InStream(arrival.stream(), arrival.place().version()));
    return before == null
        ? stored.contains(arrival.wire())
        : SameEvent.of(before.wire(), arrival.wire());
  }

  /** The record has changed rows. */
  void folded(Arrival.Understood arrival) {
    switch (arrival) {
      case Numbered it -> {
        long version = it.place().version();
        StreamRow row = stream(it.stream());
        after.put(it.stream(), releasing ? row.on(version) : row.at(version));
        folded.put(new InStream(it.stream(), version), it);
      }
      case Anomaly it -> anomalies.add(key(it));
    }
  }

  /** The record has been parked, and with it what comes later in its stream. */
  void parked(Arrival arrival) {
    if (ordered(arrival)) {
      after.put(arrival.stream(), stream(arrival.stream()).park());
    }
  }

  /** Anomalies have no order, so none waits for another, nor the user's own stream for them. */
  private static boolean ordered(Arrival arrival) {
    return !arrival.raw().partition().topic().equals(Topics.SESSION_ANOMALIES);
  }

  /** The streams that have moved or were parked. */
  Collection<StreamRow> streams() {
    return after.values();
  }

  private StreamRow stream(String name) {
    StreamRow moved = after.get(name);
    return moved != null ? moved : before.getOrDefault(name, StreamRow.fresh(name));
  }

  private static AnomalyTable.Key key(Anomaly arrival) {
    return new AnomalyTable.Key(arrival.said().user(), arrival.wire().envelope().id());
  }
}
