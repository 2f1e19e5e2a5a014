package io.sessionaudit.workload.fleet;

import java.util.ArrayList;
import java.util.List;

/** How the Java machine of a process is set. */
enum JavaMachine {
  /** Small, and quick to start: a run that breaks things starts dozens of them. */
  QUICK("-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx256m"),
  /** As the project's container images have it; their default memory gives the sizes. */
  AS_SHIPPED("-XX:+UseSerialGC -Xms12m -Xmx512m -XX:+ExitOnOutOfMemoryError");

  private final String options;

  JavaMachine(String options) {
    this.options = options;
  }

  List<String> options() {
    List<String> all = new ArrayList<>(List.of(options.split(" ", -1)));
    all.addAll((this == QUICK ? ClassCache.QUICKLY_MADE : ClassCache.AS_SHIPPED).options());
    return all;
  }
}
