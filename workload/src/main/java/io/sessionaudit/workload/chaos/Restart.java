package io.sessionaudit.workload.chaos;

import io.sessionaudit.workload.fleet.Fleet;
import io.sessionaudit.workload.fleet.Instance;
import io.sessionaudit.workload.points.Service;
import java.util.Arrays;
import java.util.List;

/** Every instance is stopped and started, one of each service at a time, as at an update. */
record Restart() implements Fault {

  @Override
  public void strike(Scene scene) {
    Fleet fleet = scene.fleet();
    int ofEach = fleet.of(Service.AUTH).size();
    for (int number = 0; number < ofEach; number++) {
      int turn = number;
      List<Instance> together =
          Arrays.stream(Service.values()).map(it -> fleet.of(it).get(turn)).toList();
      together.forEach(Instance::stop);
      together.forEach(Instance::begin);
      together.forEach(Instance::awaitReady);
    }
  }

  @Override
  public String toString() {
    return "rolling restart of everything";
  }
}
