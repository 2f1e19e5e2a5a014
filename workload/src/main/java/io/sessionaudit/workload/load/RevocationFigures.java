package io.sessionaudit.workload.load;

import io.sessionaudit.workload.client.NoAnswerException;
import io.sessionaudit.workload.measure.Latencies;

/** How long a revocation takes, to its answer and to a guard. */
record RevocationFigures(Bench bench) {

  private static final int SIGN_OUTS = 100;
  private static final int THEFTS = 40;
  private static final int EVERYWHERE = 30;
  private static final int MANY = 1_000;
  private static final int CLIENTS = 16;

  /**
   * All of them.
   *
   * @param halfLoad refreshes a second that are half of what the platform can do
   */
  void measure(double halfLoad) throws NoAnswerException {
    try (Revocations revocations = new Revocations(bench.fleet(), bench.sessions())) {
      tell("logout answered -> guard refuses, idle", revocations.propagation(SIGN_OUTS), 100);
      try (Background _ = Background.steady(bench.sessions()::refresh, CLIENTS, halfLoad)) {
        tell("the same at half load", revocations.propagation(SIGN_OUTS), 250);
      }
      tell("theft -> other session dead at the guard", revocations.theft(THEFTS), 500);
      logoutAll(revocations);
    }
  }

  private void logoutAll(Revocations revocations) throws NoAnswerException {
    // First once unmeasured: neither number of sessions shall be the one that warms up.
    Latencies _ = revocations.logoutAll(EVERYWHERE, 1);
    double thousand = Bench.millis(revocations.logoutAll(EVERYWHERE, MANY), 50);
    double one = Bench.millis(revocations.logoutAll(EVERYWHERE, 1), 50);
    bench.tell(Figure.atMost("logout-all of one session, p50", one, 5, "ms"));
    bench.tell(
        Figure.atMost("logout-all of 1,000 sessions against one, p50", thousand / one, 1.2, "x"));
  }

  private void tell(String what, Latencies latencies, double bound) {
    bench.tell(Figure.of(what + ", p50", "%.1f ms".formatted(Bench.millis(latencies, 50))));
    bench.tell(Figure.atMost(what + ", p99", Bench.millis(latencies, 99), bound, "ms"));
  }
}
