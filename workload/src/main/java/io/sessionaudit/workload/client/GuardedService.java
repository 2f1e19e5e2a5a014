package io.sessionaudit.workload.client;

import io.sessionaudit.guard.GuardSettings;
import io.sessionaudit.guard.SessionGuard;
import io.sessionaudit.guard.token.Refusal;
import io.sessionaudit.guard.token.Verdict;
import io.sessionaudit.workload.fleet.Deployment;
import io.sessionaudit.workload.fleet.Patience;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
    return refusal(browser) == null;
  }

  /** Whether it knows that the token's session has ended; not only that it does not know better. */
  public boolean knowsDead(Browser browser) {
    return refusal(browser) == Refusal.SESSION_REVOKED;
  }

  private @Nullable Refusal refusal(Browser browser) {
    return switch (guard.check(browser.accessToken(), browser.fingerprint())) {
      case Verdict.Admitted _ -> null;
      case Verdict.Refused it -> it.refusal();
    };
  }

  @Override
  public void close() {
    guard.close();
  }
}
