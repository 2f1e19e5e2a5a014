package io.sessionaudit.workload.chaos;

import io.sessionaudit.workload.fleet.Fleet;
import io.sessionaudit.workload.fleet.Instance;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One instance of each of several services dies, each at a point of its own work, under the same
 * load.
 *
 * @param deaths at most one of each service
 */
record Killed(List<Death> deaths) implements Fault {

  Killed {
    deaths = List.copyOf(deaths);
    if (deaths.isEmpty()
        || deaths.stream().map(it -> it.point().service()).distinct().count() < deaths.size()) {
      throw new IllegalArgumentException("one of each service, and any at all: " + deaths);
    }
  }

  @Override
  public void strike(Scene scene) {
    Fleet fleet = scene.fleet();
    List<Death.Armed> armed = deaths.stream().map(it -> it.arm(fleet)).toList();
    armed.forEach(Death.Armed::await);
    fleet.everyone().forEach(Instance::begin);
    fleet.everyone().forEach(Instance::awaitReady);
  }

  @Override
  public String toString() {
    return deaths.stream()
        .map(it -> it.point().toString())
        .collect(Collectors.joining(", ", "kill -9: ", ""));
  }
}
