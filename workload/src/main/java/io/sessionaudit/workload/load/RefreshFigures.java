package io.sessionaudit.workload.load;

import io.sessionaudit.workload.measure.Pgbench;

/** What a rotation costs: of auth-api and PostgreSQL, and of everything behind them. */
record RefreshFigures(Bench bench) {

  /** Keycloak 26.7, refresh with rotation on PostgreSQL: 4 to 6 ms of processor time each. */
  private static final double KEYCLOAK_MILLIS = 4;

  /** While no reader runs: what readers read and write is no part of a refresh's own cost. */
  void alone(Pgbench.Cost limit) {
    Cost cost = bench.cost(bench.sessions()::refresh);
    double each = cost.millis("auth-api", "postgresql");
    bench.tellRate("refresh, without readers, closed loop of 8", cost.rate());
    bench.tell(
        Figure.of(
            "refresh, processor time",
            "auth-api %.3f, PostgreSQL %.3f ms"
                .formatted(cost.millis("auth-api"), cost.millis("postgresql"))));
    bench.tell(
        Figure.atMost(
            "refresh, auth-api + PostgreSQL, against pgbench", each / limit.millis(), 2, "x"));
    bench.tell(
        Figure.atLeast(
            "refresh, Keycloak's 4 ms against auth-api + PostgreSQL",
            KEYCLOAK_MILLIS / each,
            10,
            "x"));
    bench.tell(
        Figure.atMost(
            "refresh, WAL against pgbench", cost.walBytes() / limit.walBytes(), 1.5, "x"));
    bench.tell(
        Figure.of(
            "refresh, commits and WAL",
            "%.2f transactions that wrote, %,.0f bytes"
                .formatted(cost.commits(), cost.walBytes())));
  }

  /**
   * With everything running.
   *
   * @return how many a second were done
   */
  double together(Pgbench.Cost limit) {
    bench.warmUp("everything behind a refresh", bench.sessions()::refresh);
    Cost all = bench.cost(bench.sessions()::refresh);
    bench.tellRate("refresh, everything running, closed loop of 8", all.rate());
    tellProcesses("refresh, processor time by process", all);
    bench.tell(
        Figure.atMost(
            "refresh, the whole platform, against pgbench",
            all.millis("") / limit.millis(),
            4,
            "x"));
    Cost half = bench.cost(all.rate().perSecond() / 2, bench.sessions()::refresh);
    bench.tellRate("refresh, half of that on a timetable", half.rate());
    tellProcesses("at half load, processor time by process", half);
    bench.tell(
        Figure.atMost(
            "refresh, p99 at half load", Bench.millis(half.rate().latencies(), 99), 10, "ms"));
    return all.rate().perSecond();
  }

  private void tellProcesses(String what, Cost cost) {
    bench.tell(
        Figure.of(
            what,
            "auth-api %.2f, PostgreSQL %.2f, Kafka %.2f, projector %.2f, detector %.2f ms"
                .formatted(
                    cost.millis("auth-api"),
                    cost.millis("postgresql"),
                    cost.millis("kafka"),
                    cost.millis("session-projector"),
                    cost.millis("anomaly-detector"))));
  }
}
