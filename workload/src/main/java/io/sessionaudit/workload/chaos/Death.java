package io.sessionaudit.workload.chaos;

import io.sessionaudit.workload.fleet.Fleet;
import io.sessionaudit.workload.fleet.Instance;
import io.sessionaudit.workload.fleet.Patience;
import io.sessionaudit.workload.points.Point;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/**
 * The end of one instance of a service.
 *
 * @param occurrence how often the point is reached first, from 1
 */
record Death(Point point, int occurrence) {

  /** From now on one instance dies at the point, whichever gets there first. */
  Armed arm(Fleet fleet) {
    // Only one of them relays, for example, and nobody else knows which.
    List<Instance> candidates = fleet.of(point.service());
    Path claim = fleet.folder().resolve("claim-" + UUID.randomUUID());
    candidates.forEach(it -> it.dieAt(point, occurrence, claim));
    return new Armed(point, candidates, claim);
  }

  /** Candidates of which one will die. */
  record Armed(Point point, List<Instance> candidates, Path claim) {

    /** One has died, and of this; whoever ends for another reason is an error. */
    private boolean struck() {
      return candidates.stream().filter(Instance::wasKilled).count() == 1 && Files.exists(claim);
    }

    void await() {
      Patience.until("Arriving at " + point, this::struck);
    }
  }
}
