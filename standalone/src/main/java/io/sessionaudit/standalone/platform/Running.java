package io.sessionaudit.standalone.platform;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.LoggerFactory;

/**
 * What has been started, ended in the opposite order. A close that comes while a step is under way
 * waits for it, so that nothing is left behind that was started but not yet noted.
 */
final class Running implements AutoCloseable {

  /** Starts something. */
  interface Step<T> {
    T run() throws Exception;
  }

  /** Does something. */
  interface Action {
    void run() throws Exception;
  }

  private record Started(String name, AutoCloseable end) {}

  private final Progress progress;
  private final Deque<Started> started = new ArrayDeque<>();
  private volatile boolean closing;

  Running(Progress progress) {
    this.progress = progress;
  }

  /** Runs a step; its result is closed at the end. */
  synchronized <T extends AutoCloseable> T start(String name, Step<T> step) {
    T result = timed(name, step);
    started.push(new Started(name, result));
    return result;
  }

  /** Runs a step; its result is closed at the end, without a word: it takes no time. */
  synchronized void hold(String name, Step<? extends AutoCloseable> step) {
    started.push(new Started("", timed(name, step)));
  }

  /** Runs a step that leaves nothing to close. */
  synchronized void perform(String name, Action action) {
    timed(
        name,
        () -> {
          action.run();
          return true;
        });
  }

  /** Whether the end has come; failures mean nothing any more. */
  boolean closing() {
    return closing;
  }

  private <T> T timed(String name, Step<T> step) {
    if (closing) {
      throw new PlatformException("Interrupted.");
    }
    long begin = System.nanoTime();
    progress.begins(name);
    try {
      T result = step.run();
      progress.ends(name, Duration.ofNanos(System.nanoTime() - begin));
      return result;
    } catch (RuntimeException failure) {
      progress.breaksOff();
      throw failure;
    } catch (Exception failure) {
      progress.breaksOff();
      throw new PlatformException(name + " failed: " + failure.getMessage(), failure);
    }
  }

  @Override
  public void close() {
    closing = true;
    synchronized (this) {
      while (!started.isEmpty()) {
        end(started.pop());
      }
    }
  }

  private void end(Started ending) {
    try {
      if (ending.name().isEmpty()) {
        ending.end().close();
      } else {
        endAloud("stop " + ending.name(), ending.end());
      }
    } catch (Exception failure) {
      // The others must end all the same.
      progress.breaksOff();
      LoggerFactory.getLogger(Running.class)
          .error("{} did not end cleanly", ending.name(), failure);
    }
  }

  private void endAloud(String step, AutoCloseable end) throws Exception {
    long begin = System.nanoTime();
    progress.begins(step);
    end.close();
    progress.ends(step, Duration.ofNanos(System.nanoTime() - begin));
  }
}
