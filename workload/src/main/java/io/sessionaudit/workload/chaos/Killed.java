package io.sessionaudit.workload.chaos;

import io.sessionaudit.workload.fleet.Instance;
import io.sessionaudit.workload.fleet.Patience;
import io.sessionaudit.workload.points.Point;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/**
 * One instance of a service dies at a point of its work.
 *
 * @param occurrence how often the point is reached first, from 1
 */
record Killed(Point point, int occurrence) implements Fault {

  @Override
  public void strike(Scene scene) {
    List<Instance> candidates = scene.fleet().of(point.service());
    Path claim = scene.fleet().folder().resolve("claim-" + UUID.randomUUID());
    // Whichever gets there: only one of them relays, and nobody else knows which.
    candidates.forEach(it -> it.dieAt(point, occurrence, claim));
    Patience.until("Arriving at " + point, () -> !candidates.stream().allMatch(Instance::runs));
    candidates.forEach(Instance::start);
  }

  @Override
  public String toString() {
    return "kill -9 of " + point.service() + ": " + point;
  }
}
