package io.sessionaudit.projector.intake;

import io.sessionaudit.personal.LookupKey;
import io.sessionaudit.projector.projection.Changes;
import io.sessionaudit.projector.projection.Fold;
import io.sessionaudit.projector.projection.Needs;
import io.sessionaudit.projector.table.AccountTable;
import io.sessionaudit.projector.table.AddressTags;
import io.sessionaudit.projector.table.AnomalyTable;
import io.sessionaudit.projector.table.EventPartitions;
import io.sessionaudit.projector.table.EventTable;
import io.sessionaudit.projector.table.KnownAddresses;
import io.sessionaudit.projector.table.LogPartition;
import io.sessionaudit.projector.table.OffsetTable;
import io.sessionaudit.projector.table.ParkedTable;
import io.sessionaudit.projector.table.RevocationTable;
import io.sessionaudit.projector.table.SessionTable;
import io.sessionaudit.projector.table.StreamRow;
import io.sessionaudit.projector.table.StreamTable;
import io.sessionaudit.projector.table.TakenOverException;
import io.sessionaudit.projector.table.UserKeys;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Folds arrivals in one transaction: rows and offsets commit together or not at all. Belongs to one
 * thread, like its connection.
 */
final class FoldTransaction {

  private final Connection connection;
  private final UserKeys keys;
  private final KnownAddresses addresses;
  private final EventPartitions partitions = new EventPartitions();

  FoldTransaction(Connection connection, UserKeys keys, LookupKey lookup) {
    this.connection = connection;
    this.keys = keys;
    this.addresses = new KnownAddresses(lookup);
  }

  /**
   * Folds and commits.
   *
   * @param expected where this instance believes the partitions to be
   * @param step what is done with each arrival
   * @throws TakenOverException if they are elsewhere; nothing is written then
   */
  FoldReport run(
      Arrivals arrivals, Map<LogPartition, Long> expected, BiConsumer<Batch, Arrival> step)
      throws SQLException, TakenOverException {
    try {
      partitions.ensure(connection, arrivals.times());
      OffsetTable.hold(connection, expected);
      FoldReport report = fold(arrivals, step, false).report();
      OffsetTable.advance(connection, arrivals.next());
      connection.commit();
      return report;
    } catch (SQLException | TakenOverException | RuntimeException e) {
      rollback(e);
      throw e;
    }
  }

  /** Makes the partitions that the events need, in a commit of its own. */
  void makeRoom(Arrivals arrivals) throws SQLException {
    partitions.ensure(connection, arrivals.times());
  }

  /** Folds, inside a transaction of the caller's that holds the partitions. */
  Batch fold(Arrivals arrivals, BiConsumer<Batch, Arrival> step, boolean releasing)
      throws SQLException, TakenOverException {
    Map<String, StreamRow> streams = StreamTable.read(connection, arrivals.streams());
    Needs needs = Needs.of(arrivals.events());
    Admission admission =
        new Admission(
            streams,
            EventTable.same(connection, arrivals.repeats(streams)),
            AnomalyTable.known(connection, arrivals.anomalies()),
            ParkedTable.leftOut(connection, arrivals.next().keySet()),
            releasing);
    Fold fold =
        new Fold(
            AccountTable.read(connection, needs.accounts()), SessionTable.read(connection, needs));
    Batch batch = new Batch(admission, fold);
    arrivals.all().forEach(arrival -> step.accept(batch, arrival));
    StreamTable.write(connection, streams, admission.streams());
    EventTable.insert(connection, batch.events());
    ParkedTable.insert(connection, batch.parked());
    write(fold.changes(), arrivals);
    return batch;
  }

  private void write(Changes changes, Arrivals arrivals) throws SQLException {
    AccountTable.write(connection, changes.accounts());
    AddressTags tags = new AddressTags(addresses, keys.of(connection, arrivals.users()));
    SessionTable.write(connection, changes.sessions(), tags);
    RevocationTable.insert(connection, changes.revocations());
    AnomalyTable.insert(connection, changes.anomalies());
  }

  private void rollback(Exception cause) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }
}
