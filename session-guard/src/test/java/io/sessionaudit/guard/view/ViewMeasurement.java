package io.sessionaudit.guard.view;

import io.sessionaudit.event.EventId;
import io.sessionaudit.event.SessionId;
import io.sessionaudit.event.UserId;
import io.sessionaudit.feed.Revocation;
import io.sessionaudit.guard.token.AccessToken;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;

/** Prints what the three numbers cost with a million entries; a program, not a test. */
final class ViewMeasurement {

  private static final int ENTRIES = 500_000;
  private static final int TOKENS = 20_000;
  private static final int ROUNDS = 50;
  private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

  private ViewMeasurement() {}

  /** Prints the time of a judgement and the bytes of an entry. */
  public static void main(String[] arguments) {
    Random random = new Random(1);
    RevocationNumbers numbers = new RevocationNumbers();
    EventId event = new EventId(uuid(random));
    Instant until = Instant.now().plus(Duration.ofHours(1));
    for (int i = 0; i < ENTRIES; i++) {
      numbers.apply(new Revocation.UserRevoked(new UserId(uuid(random)), 1, 1, event, until));
      numbers.apply(new Revocation.SessionRevoked(new SessionId(uuid(random)), 1, event, until));
    }
    AccessToken[] tokens = new AccessToken[TOKENS];
    for (int i = 0; i < TOKENS; i++) {
      tokens[i] = Tokens.token(new UserId(uuid(random)), new SessionId(uuid(random)), 5, 5);
    }
    int admitted = 0;
    for (int round = 1; round <= ROUNDS; round++) {
      long start = CPU.getCurrentThreadCpuTime();
      for (AccessToken token : tokens) {
        admitted += numbers.judge(token) == null ? 1 : 0;
      }
      long nanos = CPU.getCurrentThreadCpuTime() - start;
      System.out.printf("round %d: %.1f ns of CPU a judgement%n", round, (double) nanos / TOKENS);
    }
    System.out.printf(
        "%d entries, %.1f bytes each, %d admitted%n",
        numbers.entries(), (double) numbers.bytes() / numbers.entries(), admitted);
  }

  private static UUID uuid(Random random) {
    return new UUID(random.nextLong(), random.nextLong());
  }
}
