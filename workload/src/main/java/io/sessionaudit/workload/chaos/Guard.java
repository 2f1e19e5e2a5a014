package io.sessionaudit.workload.chaos;

import io.sessionaudit.guard.GuardSettings;
import io.sessionaudit.guard.SessionGuard;
import io.sessionaudit.guard.token.Verdict;
import io.sessionaudit.wire.KafkaConnection;
import io.sessionaudit.workload.check.Notes;
import io.sessionaudit.workload.client.Browser;
import io.sessionaudit.workload.fleet.Fleet;
import io.sessionaudit.workload.fleet.Patience;
import io.sessionaudit.workload.points.Service;
import java.net.URI;
import java.util.Set;

/** A resource server's guard, which must refuse what was revoked within its bound. */
final class Guard implements AutoCloseable {

  private final SessionGuard guard;
  private final Notes notes;

  Guard(Fleet fleet, Notes notes) {
    this.notes = notes;
    URI issuer = fleet.of(Service.AUTH).getFirst().url();
    this.guard =
        SessionGuard.start(
            GuardSettings.of(
                issuer.toString(),
                Set.of("session-audit"),
                issuer.resolve("/.well-known/jwks.json"),
                KafkaConnection.plaintext(fleet.broker().bootstrapServers())));
    Patience.until("Readiness of a guard", guard::ready);
  }

  /** Whether it would let this browser's newest token in. */
  boolean admits(Browser browser) {
    return guard.check(browser.accessToken(), browser.fingerprint()) instanceof Verdict.Admitted;
  }

  /** Looks on, in a thread of its own, until the token is refused; notes it if it is not. */
  void expectRefusalSoon(Browser dead) {
    var _ =
        Thread.ofVirtual()
            .name("guarded")
            .start(() -> {
              if (!Patience.holdsWithin(GuardSettings.DEFAULT_BOUND, () -> !admits(dead))) {
                notes.accepted(
                    "a guard lets "
                        + dead.token()
                        + " in "
                        + GuardSettings.DEFAULT_BOUND.toSeconds()
                        + " s after its end was acknowledged");
              }
            });
  }

  @Override
  public void close() {
    guard.close();
  }
}
