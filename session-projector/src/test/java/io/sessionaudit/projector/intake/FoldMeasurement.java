package io.sessionaudit.projector.intake;

import io.sessionaudit.event.SessionId;
import io.sessionaudit.projector.log.Addresses;
import io.sessionaudit.projector.log.AuditDatabase;
import io.sessionaudit.projector.log.Life;
import io.sessionaudit.projector.log.Person;
import io.sessionaudit.projector.log.TestLog;
import io.sessionaudit.projector.projection.Fold;
import io.sessionaudit.projector.projection.SessionRow;
import io.sessionaudit.projector.table.AddressTags;
import io.sessionaudit.projector.table.EventPartitions;
import io.sessionaudit.projector.table.EventRow;
import io.sessionaudit.projector.table.EventTable;
import io.sessionaudit.projector.table.KnownAddresses;
import io.sessionaudit.projector.table.SessionTable;
import io.sessionaudit.projector.table.Stages;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Events folded in a second, against the limit: COPY of the same events and upsert of the same
 * session rows into the same tables and indexes, nothing decided, nothing read. Both in turns, in
 * the same run. No test: run {@link #main}, with how many thousand events as an argument.
 */
public final class FoldMeasurement {

  private static final int BATCH = 1_000;
  private static final int USERS = 2_000;
  private static final int BATCHES = 24;

  private FoldMeasurement() {}

  /** What a batch writes, known beforehand. */
  private record Written(List<EventRow> events, List<SessionRow> sessions) {}

  /** Events in a second at the limit, on one connection; the first third warms up. */
  public static double limit(AuditDatabase database, List<RawRecord> records) throws Exception {
    List<Written> written = written(records);
    long took = 0;
    try (Connection connection = database.connect()) {
      Stages.prepare(connection);
      EventPartitions partitions = new EventPartitions();
      for (int i = 0; i < written.size(); i++) {
        long start = System.nanoTime();
        copy(connection, partitions, written.get(i), database);
        took += i < written.size() / 3 ? 0 : System.nanoTime() - start;
      }
    }
    return (written.size() - written.size() / 3) * BATCH / (took / 1e9);
  }

  /** People who refresh, so many events. */
  public static Life refreshing(int events, Consumer<Person> known) {
    Life life = new Life(new TestLog(1));
    List<Person> people = new ArrayList<>();
    Map<Person, SessionId> sessions = new HashMap<>();
    for (int i = 0; i < USERS; i++) {
      Person person = life.account("person-" + i);
      people.add(person);
      sessions.put(person, life.signIn(person, Addresses.from("192.0.2.1")));
    }
    Random random = new Random(2);
    for (int made = 2 * USERS; made < events; made += BATCH) {
      for (int i = 0; i < BATCH; i++) {
        Person person = people.get(random.nextInt(USERS));
        life.refresh(
            person,
            Objects.requireNonNull(sessions.get(person)),
            Addresses.from("198.51.100." + random.nextInt(256)));
      }
    }
    people.forEach(known);
    return life;
  }

  public static void main(String[] arguments) throws Exception {
    AuditDatabase folded = AuditDatabase.migrated();
    AuditDatabase copied = AuditDatabase.migrated();
    int batches = arguments.length == 0 ? BATCHES : Integer.parseInt(arguments[0]);
    List<RawRecord> records = refreshing(BATCH * batches, folded::keep).log.records();
    List<Written> written = written(records);
    run(folded, copied, records, written);
  }

  private static void run(
      AuditDatabase folded, AuditDatabase copied, List<RawRecord> records, List<Written> written)
      throws Exception {
    long fold = 0;
    long copy = 0;
    long cpuFold = 0;
    long cpuCopy = 0;
    try (Connection one = folded.connect();
        Connection two = copied.connect()) {
      Folding folding = folded.folding(one);
      folding.resume(records.stream().map(RawRecord::partition).collect(Collectors.toSet()));
      Stages.prepare(two);
      EventPartitions partitions = new EventPartitions();
      for (int i = 0; i < written.size(); i++) {
        List<RawRecord> batch = records.subList(i * BATCH, (i + 1) * BATCH);
        long start = System.nanoTime();
        long cpu = cpu();
        folding.fold(batch);
        long middle = System.nanoTime();
        long cpuMiddle = cpu();
        copy(two, partitions, written.get(i), copied);
        if (i >= written.size() / 3) { // the first third warms both up
          fold += middle - start;
          copy += System.nanoTime() - middle;
          cpuFold += cpuMiddle - cpu;
          cpuCopy += cpu() - cpuMiddle;
        }
        if (i % 4 == 3) {
          System.out.printf(
              "after %d: fold %.1f ms, copy %.1f ms%n",
              i + 1, (middle - start) / 1e6, (System.nanoTime() - middle) / 1e6);
        }
      }
    }
    int events = (written.size() - written.size() / 3) * BATCH;
    System.out.printf(
        "fold %.0f/s, limit %.0f/s, ratio %.2f; java cpu per event %.1f us, of the limit %.1f us%n",
        events / (fold / 1e9),
        events / (copy / 1e9),
        (double) copy / fold,
        cpuFold / 1e3 / events,
        cpuCopy / 1e3 / events);
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static void copy(
      Connection connection, EventPartitions partitions, Written batch, AuditDatabase database)
      throws Exception {
    partitions.ensure(
        connection,
        batch.events().stream().map(event -> event.wire().envelope().occurredAt()).toList());
    EventTable.insert(connection, batch.events());
    SessionTable.write(
        connection,
        batch.sessions(),
        new AddressTags(new KnownAddresses(database.lookup), Map.of()));
    connection.commit();
  }

  private static List<Written> written(List<RawRecord> records) {
    List<Written> written = new ArrayList<>();
    Fold fold = new Fold(List.of(), List.of());
    for (int from = 0; from + BATCH <= records.size(); from += BATCH) {
      List<EventRow> events = new ArrayList<>();
      for (Arrival arrival : Arrivals.of(records.subList(from, from + BATCH)).all()) {
        if (arrival instanceof Arrival.Understood it) {
          events.add(it.row());
          fold.apply(it.recorded());
        }
      }
      written.add(new Written(events, fold.changes().sessions()));
      fold = new Fold(fold.accounts(), fold.sessions());
    }
    return written;
  }
}
