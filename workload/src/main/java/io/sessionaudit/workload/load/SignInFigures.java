package io.sessionaudit.workload.load;

import io.sessionaudit.auth.credential.Argon2Cost;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** What a sign-in costs beside its password hash, and what many of them do to refreshes. */
record SignInFigures(Bench bench) {

  private static final int HASHES = 50;

  void cost() {
    double hash = hashMillis();
    // The hash is one long loop, which is compiled soon.
    Rate _ = bench.closed(bench.sessions()::signIn);
    Cost cost = bench.cost(bench.sessions()::signIn);
    bench.tellRate("sign-in, closed loop of 8", cost.rate());
    bench.tell(
        Figure.of(
            "sign-in, processor time",
            "auth-api %.1f, PostgreSQL %.2f ms; one hash alone %.1f ms"
                .formatted(cost.millis("auth-api"), cost.millis("postgresql"), hash)));
    bench.tell(
        Figure.atMost(
            "sign-in beside its hash", cost.millis("auth-api", "postgresql") - hash, 1, "ms"));
  }

  /** The hash alone, in this process, warmed up; a thread of its own tells its time exactly. */
  private static double hashMillis() {
    for (int i = 0; i < HASHES; i++) {
      hash();
    }
    long begin = System.nanoTime();
    for (int i = 0; i < HASHES; i++) {
      hash();
    }
    return Duration.ofNanos(System.nanoTime() - begin).toNanos() / 1e6 / HASHES;
  }

  private static void hash() {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(Argon2Cost.DEFAULT.memoryKib())
            .withIterations(Argon2Cost.DEFAULT.iterations())
            .withParallelism(Argon2Cost.DEFAULT.parallelism())
            .withSalt(new byte[16])
            .build());
    int _ = generator.generateBytes("a password".getBytes(StandardCharsets.UTF_8), new byte[32]);
  }

  /** Refreshes on a timetable, first alone and then while as many as can sign in. */
  void storm(double refreshesPerSecond) {
    Operation refresh = bench.sessions()::refresh;
    Rate calm = bench.open(refreshesPerSecond, refresh);
    try (Background _ = Background.start(bench.sessions()::signIn, 8)) {
      Rate stormy = bench.open(refreshesPerSecond, refresh);
      bench.tellRate("refresh, %,.0f/s on a timetable".formatted(refreshesPerSecond), calm);
      bench.tellRate("the same while 8 clients sign in without pause", stormy);
      bench.tell(
          Figure.atMost(
              "refresh p99 in a storm of sign-ins, against calm",
              Bench.millis(stormy.latencies(), 99) / Bench.millis(calm.latencies(), 99),
              2,
              "x"));
    }
  }
}
