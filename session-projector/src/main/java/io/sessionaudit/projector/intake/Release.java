package io.sessionaudit.projector.intake;

import io.sessionaudit.event.Stream;
import io.sessionaudit.event.UserId;
import io.sessionaudit.personal.LookupKey;
import io.sessionaudit.projector.table.LogPartition;
import io.sessionaudit.projector.table.OffsetTable;
import io.sessionaudit.projector.table.ParkedHeaders;
import io.sessionaudit.projector.table.ParkedRow;
import io.sessionaudit.projector.table.ParkedRow.Reason;
import io.sessionaudit.projector.table.ParkedTable;
import io.sessionaudit.projector.table.ParkedTable.Settled;
import io.sessionaudit.projector.table.Stages;
import io.sessionaudit.projector.table.StreamRow;
import io.sessionaudit.projector.table.StreamTable;
import io.sessionaudit.projector.table.TakenOverException;
import io.sessionaudit.projector.table.UserKeys;
import io.sessionaudit.wire.Topics;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Folds what was parked of one user, after somebody has looked: all of it or nothing, in one
 * transaction, while the service goes on with everybody else. Everything that waits is kept in the
 * bytes that came; records that can never be folded are left out by name, and that is noted.
 */
public final class Release {

  private final Connection connection;
  private final FoldTransaction transaction;

  /**
   * Over a connection without autocommit whose search path is the schema.
   *
   * @throws SQLException if the database cannot be used
   */
  public Release(Connection connection, UserKeys keys, LookupKey lookup) throws SQLException {
    this.connection = connection;
    Stages.prepare(connection);
    transaction = new FoldTransaction(connection, keys, lookup);
  }

  /** What became of it. */
  public sealed interface Outcome {

    /** Nothing of this user waits. */
    record Nothing() implements Outcome {}

    /**
     * The user is folded on.
     *
     * @param folded records that count from now on
     * @param leftOut records that never will
     */
    record Released(int folded, int leftOut) implements Outcome {}

    /** Nothing was changed: this record, the first such one, still cannot be folded. */
    record Blocked(ParkedTable.Key record, Reason reason, String detail) implements Outcome {}
  }

  /**
   * Releases.
   *
   * @param without records of this user that wait and shall be left out
   * @throws IllegalArgumentException if one of them does not wait; nothing was changed
   * @throws SQLException if the database is away or refuses; nothing was changed
   */
  public Outcome run(UserId user, Set<ParkedTable.Key> without) throws SQLException {
    return run(Waiting.all(Stream.of(user).name()), _ -> without);
  }

  /**
   * Releases again what was released before, when the log is folded anew.
   *
   * @param stream whose records wait
   * @param partition the only one that is looked at
   * @param leftOut records that were left out; those that do not wait are none of its business
   * @throws SQLException if the database is away or refuses; nothing was changed
   */
  public Outcome again(String stream, LogPartition partition, Set<ParkedTable.Key> leftOut)
      throws SQLException {
    return run(
        new Waiting(stream, it -> it.partition().equals(partition)),
        waiting ->
            waiting.stream()
                .map(ParkedRow::place)
                .filter(leftOut::contains)
                .collect(Collectors.toSet()));
  }

  /** Which records are asked for. */
  private record Waiting(String stream, Predicate<ParkedRow> asked) {

    static Waiting all(String stream) {
      return new Waiting(stream, _ -> true);
    }

    List<ParkedRow> read(Connection connection) throws SQLException {
      return ParkedTable.waiting(connection, stream).stream().filter(asked).toList();
    }
  }

  private Outcome run(Waiting asked, Function<List<ParkedRow>, Set<ParkedTable.Key>> without)
      throws SQLException {
    boolean done = false;
    try {
      transaction.makeRoom(arrivals(asked.read(connection)));
      Outcome outcome = release(asked, without);
      done = !(outcome instanceof Outcome.Blocked);
      return outcome;
    } catch (TakenOverException e) {
      throw new SQLException("the stream has moved; try again", e);
    } finally {
      if (done) {
        connection.commit();
      } else {
        connection.rollback();
      }
    }
  }

  private Outcome release(Waiting asked, Function<List<ParkedRow>, Set<ParkedTable.Key>> without)
      throws SQLException, TakenOverException {
    List<ParkedRow> waiting = asked.read(connection);
    if (waiting.isEmpty()) {
      return new Outcome.Nothing();
    }
    OffsetTable.hold(
        connection, new HashSet<>(waiting.stream().map(ParkedRow::partition).toList()));
    waiting = new ArrayList<>(asked.read(connection));
    List<ParkedRow> leftOut = leftOut(waiting, without.apply(waiting));
    waiting.removeAll(leftOut);
    ParkedTable.settle(connection, leftOut, Settled.LEFT_OUT);
    open(asked.stream(), leftOut);
    Arrivals arrivals = arrivals(waiting);
    Batch batch = transaction.fold(arrivals, Batch::take, true);
    if (!batch.parked().isEmpty()) {
      ParkedRow first = batch.parked().getFirst();
      return new Outcome.Blocked(first.place(), first.reason(), first.detail());
    }
    ParkedTable.settle(connection, waiting, Settled.FOLDED);
    return new Outcome.Released(waiting.size(), leftOut.size());
  }

  private static List<ParkedRow> leftOut(List<ParkedRow> waiting, Set<ParkedTable.Key> without) {
    List<ParkedRow> leftOut = waiting.stream().filter(it -> without.contains(it.place())).toList();
    if (leftOut.size() != without.size()) {
      throw new IllegalArgumentException("not all of these records wait: " + without);
    }
    return leftOut;
  }

  private void open(String stream, List<ParkedRow> leftOut)
      throws SQLException, TakenOverException {
    Map<String, StreamRow> before = StreamTable.read(connection, List.of(stream));
    StreamRow row = before.getOrDefault(stream, StreamRow.fresh(stream));
    int holes = (int) leftOut.stream().filter(Release::leavesAHole).count();
    StreamTable.write(connection, before, List.of(row.release(holes)));
  }

  /** Another event stands under the version of a fork; anomalies have no versions. */
  private static boolean leavesAHole(ParkedRow record) {
    return record.reason() != Reason.FORK
        && record.partition().topic().equals(Topics.SESSION_EVENTS);
  }

  /** By version, because what was missing may have come behind what waited for it. */
  private static Arrivals arrivals(List<ParkedRow> waiting) {
    return new Arrivals(
        waiting.stream()
            .map(it ->
                Reading.read(
                    new RawRecord(
                        it.partition(),
                        it.offset(),
                        it.time(),
                        it.key(),
                        ParkedHeaders.read(it.headers()),
                        it.value())))
            .sorted(Comparator.comparingLong(Release::version))
            .toList());
  }

  private static long version(Arrival arrival) {
    return arrival instanceof Arrival.Numbered numbered ? numbered.place().version() : 0;
  }
}
