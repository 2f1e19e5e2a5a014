package io.sessionaudit.workload.load;

import io.sessionaudit.workload.client.Answer;
import io.sessionaudit.workload.client.Browser;
import io.sessionaudit.workload.client.GuardedService;
import io.sessionaudit.workload.client.NoAnswerException;
import io.sessionaudit.workload.client.User;
import io.sessionaudit.workload.fleet.Fleet;
import io.sessionaudit.workload.fleet.FleetException;
import io.sessionaudit.workload.measure.Latencies;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** How long a revocation takes, to its answer and to a guard in this process. */
final class Revocations implements AutoCloseable {

  private static final Duration LOOK = Duration.ofNanos(200_000);
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final Fleet fleet;
  private final Sessions sessions;
  private final GuardedService guarded;

  Revocations(Fleet fleet, Sessions sessions) {
    this.fleet = fleet;
    this.sessions = sessions;
    this.guarded = new GuardedService(fleet);
  }

  /** From the answer to a logout until the guard refuses the token. */
  Latencies propagation(int times) throws NoAnswerException {
    Latencies latencies = new Latencies();
    for (int i = 0; i < times; i++) {
      Browser browser = sessions.signedIn(sessions.nextGuest());
      Browser dead = browser.copy();
      expectAdmitted(dead);
      Answer answer = browser.signOut().expect(204);
      latencies.add(refusedAt(dead) - answer.nanos());
    }
    return latencies;
  }

  /** From a spent token's refusal until another session of its user is dead at the guard. */
  Latencies theft(int times) throws NoAnswerException {
    Latencies latencies = new Latencies();
    for (int i = 0; i < times; i++) {
      User user = sessions.nextGuest();
      Browser owner = sessions.signedIn(user);
      Browser bystander = sessions.signedIn(user);
      Browser thief = owner.copy(Browser.PHONE);
      Answer _ = owner.refresh().expect(200);
      expectAdmitted(bystander);
      Answer answer = thief.refresh().expect(401);
      latencies.add(refusedAt(bystander) - answer.nanos());
    }
    return latencies;
  }

  /** From the request of a logout-all to its answer. */
  Latencies logoutAll(int times, int open) throws NoAnswerException {
    Latencies latencies = new Latencies();
    for (int i = 0; i < times; i++) {
      User user = sessions.nextGuest();
      Browser browser = sessions.signedIn(user);
      copies(user, open - 1);
      long begin = System.nanoTime();
      Answer answer = browser.signOutEverywhere().expect(200);
      latencies.add(answer.nanos() - begin);
    }
    return latencies;
  }

  /** More sessions of the user, under epochs of their own: passwords would take too long. */
  private void copies(User user, int count) {
    String sql =
        """
        BEGIN;
        CREATE TEMP TABLE copy ON COMMIT DROP AS
          SELECT s.* FROM (SELECT * FROM auth.session WHERE user_id = '%1$s' LIMIT 1) s,
            generate_series(1, %2$d);
        UPDATE copy SET session_id = gen_random_uuid();
        INSERT INTO auth.session SELECT * FROM copy;
        UPDATE auth.account SET last_epoch = last_epoch + %2$d WHERE user_id = '%1$s';
        COMMIT\
        """
            .formatted(user.id(), count);
    fleet.execute(sql);
  }

  private void expectAdmitted(Browser browser) {
    if (!guarded.admits(browser)) {
      throw new FleetException("A guard refuses a live token.");
    }
  }

  private long refusedAt(Browser dead) {
    long end = System.nanoTime() + LONGEST.toNanos();
    while (!guarded.knowsDead(dead)) {
      if (System.nanoTime() > end) {
        throw new FleetException("A guard does not hear of a revocation.");
      }
      // Not without pause: the platform shares the processors.
      LockSupport.parkNanos(LOOK.toNanos());
    }
    return System.nanoTime();
  }

  @Override
  public void close() {
    guarded.close();
  }
}
