package io.sessionaudit.projector.intake;

import io.sessionaudit.personal.LookupKey;
import io.sessionaudit.projector.table.LogPartition;
import io.sessionaudit.projector.table.OffsetTable;
import io.sessionaudit.projector.table.ParkedTable;
import io.sessionaudit.projector.table.Stages;
import io.sessionaudit.projector.table.TakenOverException;
import io.sessionaudit.projector.table.UserKeys;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Folds records into the tables of a schema, from wherever the tables stand. A record that the
 * database refuses parks its own stream and holds up nobody: the batch is halved until it stands
 * alone. Belongs to one thread.
 */
public final class Folding {

  private final Connection connection;
  private final FoldTransaction transaction;
  private final Step taking;
  private final Map<LogPartition, Long> positions = new HashMap<>();

  /**
   * Over a connection whose search path is the schema.
   *
   * @throws SQLException if the database cannot be used
   */
  public Folding(Connection connection, UserKeys keys, LookupKey lookup) throws SQLException {
    this(connection, keys, lookup, Set.of());
  }

  /**
   * Likewise, for a log that was folded before.
   *
   * @param leftOut records that an operator has left out since: they are parked, whatever they say,
   *     until {@link Release} leaves them out again
   * @throws SQLException if the database cannot be used
   */
  public Folding(
      Connection connection, UserKeys keys, LookupKey lookup, Set<ParkedTable.Key> leftOut)
      throws SQLException {
    this.connection = connection;
    taking = leftOut.isEmpty() ? Step.TAKE : Step.refusing(leftOut);
    Stages.prepare(connection);
    transaction = new FoldTransaction(connection, keys, lookup);
  }

  /** Reads where these partitions stand, and forgets others. */
  public Map<LogPartition, Long> resume(Collection<LogPartition> partitions) throws SQLException {
    Map<LogPartition, Long> found = OffsetTable.read(connection, partitions);
    connection.commit();
    positions.clear();
    positions.putAll(found);
    return found;
  }

  /**
   * Folds records, in order within each partition, and commits.
   *
   * @throws TakenOverException if somebody else has folded on; {@link #resume} tells where
   * @throws SQLException if the database is away; the same call again is safe after {@link #resume}
   */
  public FoldReport fold(List<RawRecord> records) throws SQLException, TakenOverException {
    return records.isEmpty() ? FoldReport.NOTHING : fold(Arrivals.of(records));
  }

  private FoldReport fold(Arrivals arrivals) throws SQLException, TakenOverException {
    try {
      return run(arrivals, taking);
    } catch (SQLException e) {
      if (!Refusal.isOfData(e)) {
        throw e;
      }
      return without(arrivals, "SQLSTATE " + e.getSQLState());
    } catch (RuntimeException e) {
      return without(arrivals, e.getClass().getSimpleName());
    }
  }

  private FoldReport without(Arrivals arrivals, String detail)
      throws SQLException, TakenOverException {
    List<Arrival> all = arrivals.all();
    if (all.size() == 1) {
      return run(arrivals, (batch, arrival) -> batch.refuse(arrival, detail));
    }
    int half = all.size() / 2;
    return fold(new Arrivals(all.subList(0, half)))
        .plus(fold(new Arrivals(all.subList(half, all.size()))));
  }

  private FoldReport run(Arrivals arrivals, Step step) throws SQLException, TakenOverException {
    Map<LogPartition, Long> next = arrivals.next();
    Map<LogPartition, Long> expected = new HashMap<>();
    next.keySet().forEach(it -> expected.put(it, positions.getOrDefault(it, 0L)));
    FoldReport report = transaction.run(arrivals, expected, step);
    positions.putAll(next);
    return report;
  }

  /** What is done with each arrival of a batch. */
  private interface Step extends BiConsumer<Batch, Arrival> {
    Step TAKE = Batch::take;

    static Step refusing(Set<ParkedTable.Key> places) {
      return (batch, arrival) -> {
        RawRecord raw = arrival.raw();
        if (places.contains(new ParkedTable.Key(raw.partition(), raw.offset()))) {
          batch.refuse(arrival, "left out by an operator");
        } else {
          batch.take(arrival);
        }
      };
    }
  }
}
