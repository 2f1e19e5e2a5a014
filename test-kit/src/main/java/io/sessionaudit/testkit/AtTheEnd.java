package io.sessionaudit.testkit;

import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** What is cleared away when the test JVM ends, in the order of the steps. */
final class AtTheEnd {

  /** Later steps need the earlier ones: a folder can go when no server writes to it. */
  enum Step {
    END_PROCESSES,
    STOP_SERVERS,
    DELETE_FOLDERS
  }

  private static final Map<Step, Deque<Runnable>> ACTIONS = new EnumMap<>(Step.class);

  static {
    for (Step step : Step.values()) {
      ACTIONS.put(step, new ConcurrentLinkedDeque<>());
    }
    Runtime.getRuntime().addShutdownHook(new Thread(AtTheEnd::runAll, "test-kit-end"));
  }

  private AtTheEnd() {}

  static void run(Step step, Runnable action) {
    actions(step).addFirst(action);
  }

  private static Deque<Runnable> actions(Step step) {
    Deque<Runnable> actions = ACTIONS.get(step);
    if (actions == null) {
      throw new AssertionError(step);
    }
    return actions;
  }

  private static void runAll() {
    for (Step step : Step.values()) {
      try (ExecutorService together = Executors.newVirtualThreadPerTaskExecutor()) {
        actions(step).forEach(action -> together.execute(() -> attempt(action)));
      }
    }
  }

  @SuppressWarnings("CatchAndPrintStackTrace") // the JVM is ending: nobody is left to throw to
  private static void attempt(Runnable action) {
    try {
      action.run();
    } catch (RuntimeException failure) {
      failure.printStackTrace();
    }
  }
}
