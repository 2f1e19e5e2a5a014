package io.sessionaudit.workload.load;

import io.sessionaudit.workload.measure.Pgbench;

/** What it costs to ask the database about a token. */
record IntrospectionFigures(Bench bench) {

  /** Keycloak 26.7. */
  private static final double KEYCLOAK_MILLIS = 0.87;

  void measure(Pgbench.Cost select) {
    try (Empty empty = Empty.start(bench.fleet())) {
      double floor = empty.millis(bench.length()) + select.millis();
      Cost cost = bench.cost(bench.sessions()::introspect);
      double each = cost.millis("auth-api", "postgresql");
      bench.tellLimit("select by primary key, pgbench", select);
      bench.tell(Figure.of("empty endpoint + select, processor time", "%.3f ms".formatted(floor)));
      bench.tellRate("introspection, closed loop of 8", cost.rate());
      bench.tell(
          Figure.of(
              "introspection, processor time",
              "auth-api %.3f, PostgreSQL %.3f ms"
                  .formatted(cost.millis("auth-api"), cost.millis("postgresql"))));
      bench.tell(
          Figure.atMost("introspection against empty endpoint + select", each / floor, 1.3, "x"));
      bench.tell(
          Figure.atLeast(
              "introspection, Keycloak's 0.87 ms against ours", KEYCLOAK_MILLIS / each, 5, "x"));
    }
  }
}
