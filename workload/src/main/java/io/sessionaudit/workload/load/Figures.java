package io.sessionaudit.workload.load;

import io.sessionaudit.wire.Topics;
import io.sessionaudit.workload.check.Journal;
import io.sessionaudit.workload.check.Ledger;
import io.sessionaudit.workload.check.Topic;
import io.sessionaudit.workload.client.Crowd;
import io.sessionaudit.workload.client.NoAnswerException;
import io.sessionaudit.workload.client.ServiceClient;
import io.sessionaudit.workload.fleet.Fleet;
import io.sessionaudit.workload.fleet.FleetException;
import io.sessionaudit.workload.fleet.Instance;
import io.sessionaudit.workload.fleet.Patience;
import io.sessionaudit.workload.measure.Latencies;
import io.sessionaudit.workload.measure.Memory;
import io.sessionaudit.workload.measure.Pgbench;
import io.sessionaudit.workload.points.Service;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Measures a platform of its own, one of each service, beside its limits in the same run. Targets
 * are ratios; what another product needs was measured once, elsewhere, and is named as such.
 */
public final class Figures {

  private static final int USERS = 64;
  private static final int OPEN_WORKERS = 64;

  private static final List<Service> READERS = List.of(Service.PROJECTOR, Service.DETECTOR);

  /** Keycloak 26.7, refresh with rotation on PostgreSQL: 4 to 6 ms of processor time each. */
  private static final double KEYCLOAK_REFRESH_MILLIS = 4;

  /** Keycloak 26.7, introspection. */
  private static final double KEYCLOAK_INTROSPECT_MILLIS = 0.87;

  private final Duration length;
  private final Consumer<Figure> tell;

  /**
   * Nothing is measured yet.
   *
   * @param length of each loop, from 2 s
   * @param tell is told each figure when it is there
   */
  public Figures(Duration length, Consumer<Figure> tell) {
    this.length = length;
    this.tell = tell;
  }

  /**
   * Measures.
   *
   * @param folder for the platform's data and logs
   * @throws FleetException with a sentence, if the platform does not start or refuses work
   */
  public void measure(Path folder) {
    try (Fleet fleet = Fleet.start(folder, 1, false)) {
      starts(fleet);
      Crowd crowd = new Crowd(fleet);
      Sessions sessions = new Sessions(crowd, crowd.newUsers(USERS), new ServiceClient(fleet));
      Pgbench pgbench = new Pgbench(fleet, length);
      warmUp(sessions);
      refresh(fleet, sessions, pgbench.rotation());
      introspection(fleet, sessions, pgbench.select());
      signIns(fleet, sessions);
      revocations(fleet, sessions);
      drain(fleet, sessions);
    } catch (NoAnswerException failure) {
      throw new FleetException("A request was not answered.", failure);
    }
  }

  private void starts(Fleet fleet) {
    for (Instance instance : fleet.everyone()) {
      instance.stop();
      long begin = System.nanoTime();
      instance.start();
      double seconds = (System.nanoTime() - begin) / 1e9;
      tell.accept(Figure.atMost("start of " + instance + " to ready", seconds, 3, "s"));
      int memory = Memory.residentMebibytes(instance.pid());
      tell.accept(Figure.atMost("resident memory of " + instance + ", idle", memory, 256, "MB"));
    }
  }

  private void warmUp(Sessions sessions) {
    Rate _ = Rate.closed(8, length, sessions::refresh);
    Rate _ = Rate.closed(8, length, sessions::introspect);
  }

  /** Without the readers first: what they read and write is no part of a refresh's own cost. */
  private void refresh(Fleet fleet, Sessions sessions, Pgbench.Cost limit) {
    tell.accept(limit("durable rotation, pgbench", limit));
    READERS.forEach(service -> fleet.of(service).forEach(Instance::stop));
    refreshAlone(Cost.of(fleet, length, sessions::refresh), limit);
    READERS.forEach(service -> fleet.of(service).forEach(Instance::start));
    Cost all = Cost.of(fleet, length, sessions::refresh);
    tell.accept(rate("refresh, everything running, closed loop of 8", all.rate()));
    tell.accept(
        Figure.of(
            "refresh, processor time by process",
            "auth-api %.2f, PostgreSQL %.2f, Kafka %.2f, projector %.2f, detector %.2f ms"
                .formatted(
                    all.millis("auth-api"),
                    all.millis("postgresql"),
                    all.millis("kafka"),
                    all.millis("session-projector"),
                    all.millis("anomaly-detector"))));
    tell.accept(
        Figure.atMost(
            "refresh, the whole platform, against pgbench",
            all.millis("") / limit.millis(),
            4,
            "x"));
    Rate half = Rate.open(all.rate().perSecond() / 2, OPEN_WORKERS, length, sessions::refresh);
    tell.accept(Figure.atMost("refresh, p99 at half load", millis(half.latencies(), 99), 10, "ms"));
  }

  private void refreshAlone(Cost cost, Pgbench.Cost limit) {
    double each = cost.millis("auth-api", "postgresql");
    tell.accept(rate("refresh, without readers, closed loop of 8", cost.rate()));
    tell.accept(
        Figure.of(
            "refresh, processor time",
            "auth-api %.2f, PostgreSQL %.2f ms"
                .formatted(cost.millis("auth-api"), cost.millis("postgresql"))));
    tell.accept(
        Figure.atMost(
            "refresh, auth-api + PostgreSQL, against pgbench", each / limit.millis(), 2, "x"));
    tell.accept(
        Figure.atLeast(
            "refresh, Keycloak's 4 ms against auth-api + PostgreSQL",
            KEYCLOAK_REFRESH_MILLIS / each,
            10,
            "x"));
    tell.accept(
        Figure.atMost(
            "refresh, WAL against pgbench", cost.walBytes() / limit.walBytes(), 1.5, "x"));
    tell.accept(
        Figure.of(
            "refresh, commits and WAL",
            "%.2f commits, %,.0f bytes".formatted(cost.commits(), cost.walBytes())));
  }

  private void introspection(Fleet fleet, Sessions sessions, Pgbench.Cost select) {
    try (Empty empty = Empty.start(fleet)) {
      double floor = empty.millis(length) + select.millis();
      Cost cost = Cost.of(fleet, length, sessions::introspect);
      double each = cost.millis("auth-api", "postgresql");
      tell.accept(limit("select by primary key, pgbench", select));
      tell.accept(Figure.of("empty endpoint + select, processor time", "%.3f ms".formatted(floor)));
      tell.accept(rate("introspection, closed loop of 8", cost.rate()));
      tell.accept(
          Figure.atMost("introspection against empty endpoint + select", each / floor, 1.3, "x"));
      tell.accept(
          Figure.atLeast(
              "introspection, Keycloak's 0.87 ms against ours",
              KEYCLOAK_INTROSPECT_MILLIS / each,
              5,
              "x"));
    }
  }

  private void signIns(Fleet fleet, Sessions sessions) {
    Cost cost = Cost.of(fleet, length, sessions::signIn);
    tell.accept(rate("sign-in, closed loop of 8", cost.rate()));
    tell.accept(
        Figure.of(
            "sign-in, processor time of auth-api with the password hash",
            "%.1f ms".formatted(cost.millis("auth-api"))));
  }

  private void revocations(Fleet fleet, Sessions sessions) throws NoAnswerException {
    try (Revocations revocations = new Revocations(fleet, sessions)) {
      Latencies idle = revocations.propagation(100);
      tell.accept(
          Figure.atMost(
              "logout answered -> guard refuses, p99, idle", millis(idle, 99), 100, "ms"));
      tell.accept(
          Figure.of(
              "logout answered -> guard refuses, p50, idle",
              "%.1f ms".formatted(millis(idle, 50))));
      Latencies theft = revocations.theft(40);
      tell.accept(
          Figure.atMost(
              "theft -> other session dead at the guard, p99", millis(theft, 99), 500, "ms"));
      tell.accept(
          Figure.of(
              "theft -> other session dead at the guard, p50",
              "%.1f ms".formatted(millis(theft, 50))));
      double one = millis(revocations.logoutAll(30, 1), 50);
      double thousand = millis(revocations.logoutAll(30, 1_000), 50);
      tell.accept(Figure.atMost("logout-all of one session, p50", one, 5, "ms"));
      tell.accept(
          Figure.atMost("logout-all of 1,000 sessions against one", thousand / one, 1.2, "x"));
    }
  }

  /** Kafka is away while the platform works, and comes back. */
  private void drain(Fleet fleet, Sessions sessions) {
    int before = sent(fleet);
    fleet.broker().stop();
    Rate _ = Rate.closed(8, length.multipliedBy(3), sessions::refresh);
    Set<String> journal = new Journal(fleet).lines();
    fleet.broker().start();
    long begin = System.nanoTime();
    Patience.until("Draining of the backlog", () -> sent(fleet) >= journal.size());
    double seconds = (System.nanoTime() - begin) / 1e9;
    tell.accept(
        Figure.atLeast(
            "relay, draining %,d events after Kafka was away".formatted(journal.size() - before),
            (journal.size() - before) / seconds,
            20_000,
            "events/s"));
  }

  private static int sent(Fleet fleet) {
    return Ledger.of(Topic.read(fleet.broker().connection(), Topics.SESSION_EVENTS), Set.of())
        .size();
  }

  private static Figure limit(String what, Pgbench.Cost cost) {
    return Figure.of(
        what,
        "%,.0f/s, %.3f ms of processor time, %,.0f bytes of WAL"
            .formatted(cost.perSecond(), cost.millis(), cost.walBytes()));
  }

  private static Figure rate(String what, Rate rate) {
    return Figure.of(
        what,
        "%,.0f/s, p50 %.1f ms, p99 %.1f ms"
            .formatted(
                rate.perSecond(), millis(rate.latencies(), 50), millis(rate.latencies(), 99)));
  }

  private static double millis(Latencies latencies, double percent) {
    return latencies.at(percent).toNanos() / 1e6;
  }
}
