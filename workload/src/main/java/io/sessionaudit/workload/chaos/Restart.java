package io.sessionaudit.workload.chaos;

import io.sessionaudit.workload.fleet.Instance;

/** Every instance is stopped and started, one after the other, as at an update. */
record Restart() implements Fault {

  @Override
  public void strike(Scene scene) {
    for (Instance instance : scene.fleet().everyone()) {
      instance.stop();
      instance.start();
    }
  }

  @Override
  public String toString() {
    return "rolling restart of everything";
  }
}
