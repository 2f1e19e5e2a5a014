package io.sessionaudit.workload.client;

import io.sessionaudit.guard.GuardSettings;
import io.sessionaudit.guard.SessionGuard;
import io.sessionaudit.guard.token.Verdict;
import io.sessionaudit.workload.fleet.Deployment;
import io.sessionaudit.workload.fleet.Patience;
import java.net.URI;
import java.util.Set;

/** A resource server beside a platform, in this process. */
public final class GuardedService implements AutoCloseable {

  private final SessionGuard guard;

  /** Starts it and returns when its guard is ready. */
  public GuardedService(Deployment platform) {
    URI issuer = platform.auth().getFirst();
    this.guard =
        SessionGuard.start(
            GuardSettings.of(
                issuer.toString(),
                Set.of("session-audit"),
                issuer.resolve("/.well-known/jwks.json"),
                platform.kafka()));
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
