package io.sessionaudit.projector.replay;

import io.sessionaudit.personal.LookupKey;
import io.sessionaudit.projector.intake.Connections;
import io.sessionaudit.projector.table.LogPartition;
import io.sessionaudit.projector.table.StreamTable;
import io.sessionaudit.projector.table.UserKeys;
import io.sessionaudit.wire.KafkaConnection;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Folds the log from its first record into a schema beside the live one, up to exactly where the
 * live tables are, and compares. The live fold goes on meanwhile. Nothing is written to Kafka, and
 * nothing is revoked.
 */
public final class Replay {

  /** Any number; one replay at a time in a database. */
  private static final long LOCK = 0x5e55_10a0_d1feL;

  /** So many times the shadow runs after the live tables before it looks at them. */
  private static final int ROUNDS = 3;

  /** What is folded while a snapshot is held, or while the live fold waits, should be little. */
  private static final long LITTLE = 5_000;

  private final Connections database;
  private final KafkaConnection kafka;
  private final UserKeys keys;
  private final LookupKey lookup;
  private final int folds;
  private final ReplayListener listener;
  private volatile @Nullable ShadowFolds running;
  private volatile boolean stopping;

  /**
   * Over the tables of a platform.
   *
   * @param database connections as the role that owns the live schema, which is their search path
   * @param folds how many partitions are folded at the same time, from 1
   */
  public Replay(
      Connections database,
      KafkaConnection kafka,
      UserKeys keys,
      LookupKey lookup,
      int folds,
      ReplayListener listener) {
    this.database = database;
    this.kafka = kafka;
    this.keys = keys;
    this.lookup = lookup;
    this.folds = folds;
    this.listener = listener;
  }

  /**
   * Folds and compares.
   *
   * @param swap whether the fold of the log shall be live afterwards, whatever was found
   * @throws ReplayException with a sentence if that is not possible; the live tables are as before
   * @throws SQLException if the database is away or refuses; the live tables are as before
   */
  public Findings run(boolean swap) throws SQLException {
    try (Connection control = Shadow.open(database)) {
      takeTurn(control);
      Shadow shadow = Shadow.beside(database, control);
      if (swap) {
        new Swap(control, shadow).requirePossible();
      }
      listener.begins("shadow schema");
      shadow.make(control);
      return run(control, shadow, swap);
    }
  }

  /** Ends a run in another thread soon, with a {@link ReplayException}; nothing of it is left. */
  public void stop() {
    stopping = true;
    ShadowFolds now = running;
    if (now != null) {
      now.stop();
    }
  }

  /** Held until the connection ends, however that comes about. */
  private static void takeTurn(Connection control) throws SQLException {
    boolean free =
        Objects.equals(Sql.text(control, "SELECT pg_try_advisory_lock(" + LOCK + ")"), "t");
    control.commit();
    if (!free) {
      throw new ReplayException(
          "Another replay works on this database. Wait until it has ended, or end it.");
    }
  }

  private Findings run(Connection control, Shadow shadow, boolean swap) throws SQLException {
    try {
      Findings findings = foldAndCompare(control, shadow, swap);
      if (!swap) {
        shadow.drop(control);
      }
      return findings;
    } catch (SQLException | RuntimeException e) {
      clearAway(control, shadow, e);
      throw e;
    }
  }

  private static void clearAway(Connection control, Shadow shadow, Exception cause) {
    try {
      control.rollback();
      shadow.drop(control);
    } catch (SQLException | RuntimeException e) {
      cause.addSuppressed(e); // the next replay drops it
    }
  }

  private Findings foldAndCompare(Connection control, Shadow shadow, boolean swap)
      throws SQLException {
    LiveState start = state(control);
    LogBounds log = bounds(start);
    Replaying what = new Replaying(shadow, kafka, keys, lookup, start.notes());
    try (ShadowFolds shadowFolds = new ShadowFolds(what, sizes(log, start), folds, listener)) {
      running = shadowFolds;
      if (stopping) {
        shadowFolds.stop();
      }
      listener.begins("fold the log");
      shadowFolds.to(start.offsets());
      LiveState near = runAfter(control, shadowFolds, start);
      Findings findings = compare(control, shadow, shadowFolds, near);
      return swap ? findings.with(swap(control, shadow, shadowFolds, near)) : findings;
    }
  }

  private static Map<LogPartition, Long> sizes(LogBounds log, LiveState state) {
    Map<LogPartition, Long> sizes = new TreeMap<>();
    log.partitions().forEach(it -> sizes.put(it, state.offsets().getOrDefault(it, 0L)));
    return sizes;
  }

  private LogBounds bounds(LiveState state) {
    LogBounds log = LogBounds.ask(kafka);
    log.requireWhole(state.offsets());
    return log;
  }

  private static LiveState state(Connection control) throws SQLException {
    try {
      CanonicalText.begin(control);
      return LiveState.read(control);
    } finally {
      control.rollback();
    }
  }

  /** The live tables went on meanwhile; what is left gets less from round to round. */
  private LiveState runAfter(Connection control, ShadowFolds shadowFolds, LiveState from)
      throws SQLException {
    LiveState now = from;
    for (int round = 0; round < ROUNDS; round++) {
      LiveState next = state(control);
      next.requireFollows(now);
      long behind = LogBounds.distance(now.offsets(), next.offsets());
      if (behind > 0) {
        var _ = bounds(next);
        shadowFolds.to(next.offsets());
      }
      now = next;
      if (behind <= LITTLE) {
        break;
      }
    }
    return now;
  }

  private Findings compare(
      Connection control, Shadow shadow, ShadowFolds shadowFolds, LiveState near)
      throws SQLException {
    CanonicalText.begin(control);
    try {
      LiveState at = LiveState.read(control); // from here on one snapshot
      at.requireFollows(near);
      LogBounds log = bounds(at);
      shadowFolds.to(at.offsets());
      try (Connection folded = shadow.connect()) {
        long parked = StreamTable.parked(folded);
        folded.rollback();
        CanonicalText.begin(folded);
        List<TableFinding> tables = new ArrayList<>();
        for (ComparedTable table : ComparedTable.ALL) {
          shadowFolds.requireGoingOn();
          listener.begins("compare " + table.table());
          tables.add(Differences.between(table, control, folded));
        }
        return new Findings(
            new TreeMap<>(at.offsets()),
            log.beyond(at.offsets()),
            List.copyOf(tables),
            at.parked(),
            parked,
            leftOut(at.notes()),
            shadowFolds.blocked(),
            null);
      }
    } finally {
      control.rollback();
    }
  }

  private static List<Findings.LeftOut> leftOut(Notes notes) {
    return notes.leftOut().stream()
        .map(it -> new Findings.LeftOut(it.place(), it.stream()))
        .toList();
  }

  private Swapped swap(
      Connection control, Shadow shadow, ShadowFolds shadowFolds, LiveState compared)
      throws SQLException {
    if (!shadowFolds.blocked().isEmpty()) {
      throw new ReplayException(
          "Not swapped: a record that was released once cannot be folded any more ("
              + shadowFolds.blocked().getFirst().record()
              + "). Run it without --swap to see what differs.");
    }
    listener.begins("swap");
    LiveState near = runAfter(control, shadowFolds, compared);
    return new Swap(control, shadow)
        .run(state -> {
          state.requireFollows(near);
          var _ = bounds(state);
          shadowFolds.to(state.offsets());
        });
  }
}
