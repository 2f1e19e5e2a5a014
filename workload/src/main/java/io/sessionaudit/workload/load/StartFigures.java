package io.sessionaudit.workload.load;

import io.sessionaudit.workload.fleet.Instance;
import io.sessionaudit.workload.measure.Memory;

/** How long a service takes to be ready on what is there, and how much memory it then has. */
record StartFigures(Bench bench) {

  void measure() {
    for (Instance instance : bench.fleet().everyone()) {
      instance.stop();
      long begin = System.nanoTime();
      instance.start();
      double seconds = (System.nanoTime() - begin) / 1e9;
      bench.tell(Figure.atMost("start of " + instance + " to ready", seconds, 3, "s"));
      int memory = Memory.residentMebibytes(instance.pid());
      bench.tell(Figure.atMost("resident memory of " + instance + ", idle", memory, 256, "MB"));
    }
  }
}
