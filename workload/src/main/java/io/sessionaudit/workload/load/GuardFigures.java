package io.sessionaudit.workload.load;

import io.sessionaudit.workload.client.Browser;
import io.sessionaudit.workload.client.GuardedService;
import io.sessionaudit.workload.client.NoAnswerException;
import io.sessionaudit.workload.fleet.FleetException;
import io.sessionaudit.workload.measure.SignatureCheck;
import java.util.ArrayList;
import java.util.List;

/** What a guard adds to a request of the service that it protects. One thread. */
record GuardFigures(Bench bench) {

  /** All but the last of them are for the compiler: what is seen first cannot be repeated. */
  private static final int TOKENS = 12_000;

  private static final int MEASURED = 2_000;
  private static final int WARM = 200_000;
  private static final int OFTEN = 1_000_000;

  void measure() throws NoAnswerException {
    List<Browser> tokens = freshTokens();
    double signature = SignatureCheck.micros(MEASURED);
    try (GuardedService guarded = new GuardedService(bench.fleet())) {
      checkAll(guarded, tokens.subList(0, TOKENS - MEASURED));
      long begin = System.nanoTime();
      checkAll(guarded, tokens.subList(TOKENS - MEASURED, TOKENS));
      double first = (System.nanoTime() - begin) / 1e3 / MEASURED;
      bench.tell(Figure.of("ES256 signature check alone", "%.1f us".formatted(signature)));
      bench.tell(
          Figure.atMost(
              "guard, first sight of a token, against the signature check",
              first / signature,
              1.2,
              "x"));
      Browser known = tokens.getLast();
      checkOften(guarded, known, WARM);
      long start = System.nanoTime();
      checkOften(guarded, known, OFTEN);
      double again = (System.nanoTime() - start) / 1e3 / OFTEN;
      bench.tell(Figure.atMost("guard, a known token again", again, 2, "us"));
    }
  }

  /** Newest tokens of the regulars' sessions, copied before the next one is handed out. */
  private List<Browser> freshTokens() throws NoAnswerException {
    List<Browser> tokens = new ArrayList<>(TOKENS);
    while (tokens.size() < TOKENS) {
      Browser browser = bench.sessions().take();
      var _ = browser.refresh().expect(200);
      tokens.add(browser.copy());
      bench.sessions().giveBack(browser);
    }
    return tokens;
  }

  private static void checkAll(GuardedService guarded, List<Browser> tokens) {
    for (Browser browser : tokens) {
      expectAdmitted(guarded, browser);
    }
  }

  private static void checkOften(GuardedService guarded, Browser browser, int times) {
    for (int i = 0; i < times; i++) {
      expectAdmitted(guarded, browser);
    }
  }

  private static void expectAdmitted(GuardedService guarded, Browser browser) {
    if (!guarded.admits(browser)) {
      throw new FleetException("A guard refuses a live token.");
    }
  }
}
