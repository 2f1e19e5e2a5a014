package io.sessionaudit.workload.client;

import io.sessionaudit.guard.GuardSettings;
import io.sessionaudit.guard.SessionGuard;
import io.sessionaudit.guard.token.Verdict;
import io.sessionaudit.workload.fleet.Fleet;
import io.sessionaudit.workload.fleet.Patience;
import io.sessionaudit.workload.points.Service;
import java.net.URI;
import java.util.Set;

/** A resource server of the fleet's, in this process. */
public final class GuardedService implements AutoCloseable {

  private final SessionGuard guard;

  /** Starts it and returns when its guard is ready. */
  public GuardedService(Fleet fleet) {
    URI issuer = fleet.of(Service.AUTH).getFirst().url();
    this.guard =
        SessionGuard.start(
            GuardSettings.of(
                issuer.toString(),
                Set.of("session-audit"),
                issuer.resolve("/.well-known/jwks.json"),
                fleet.broker().connection()));
    Patience.until("Readiness of a guard", guard::ready);
  }

  /** Whether it would let this browser's newest token in. */
  public boolean admits(Browser browser) {
    return guard.check(browser.accessToken(), browser.fingerprint()) instanceof Verdict.Admitted;
  }

  @Override
  public void close() {
    guard.close();
  }
}
