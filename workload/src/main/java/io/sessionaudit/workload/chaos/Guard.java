package io.sessionaudit.workload.chaos;

import io.sessionaudit.guard.GuardSettings;
import io.sessionaudit.workload.check.Notes;
import io.sessionaudit.workload.client.Browser;
import io.sessionaudit.workload.client.GuardedService;
import io.sessionaudit.workload.fleet.Patience;

/**
 * Looks whether what was revoked is refused within a guard's bound.
 *
 * @param notes are told if it is not
 */
record Guard(GuardedService service, Notes notes) {

  /** Looks on, in a thread of its own, until the token is refused. */
  void expectRefusalSoon(Browser dead) {
    var _ =
        Thread.ofVirtual()
            .name("guarded")
            .start(() -> {
              if (!Patience.holdsWithin(GuardSettings.DEFAULT_BOUND, () -> !service.admits(dead))) {
                notes.accepted(
                    "a guard lets "
                        + dead.token()
                        + " in "
                        + GuardSettings.DEFAULT_BOUND.toSeconds()
                        + " s after its end was acknowledged");
              }
            });
  }
}
