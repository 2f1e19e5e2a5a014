package io.sessionaudit.workload.fleet;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A process beside the platform. */
public final class Program implements AutoCloseable {

  private final Child child;

  private Program(Child child) {
    this.child = child;
  }

  /** Starts a class with a {@code main}. */
  public static Program start(Class<?> main, String argument, Path log) {
    Child child = new Child(main, JavaMachine.AS_SHIPPED, List.of(argument), Map.of(), log);
    child.start();
    return new Program(child);
  }

  /** Its process id. */
  public long pid() {
    return child.pid();
  }

  @Override
  public void close() {
    child.close();
  }
}
