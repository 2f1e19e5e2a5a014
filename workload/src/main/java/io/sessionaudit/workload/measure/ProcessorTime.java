package io.sessionaudit.workload.measure;

import io.sessionaudit.workload.fleet.FleetException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * Processor time of a process and of all its descendants, ended ones too, from {@code
 * /proc/PID/stat} (proc(5)): user and system time in hundredths of a second. Linux only.
 */
public final class ProcessorTime {

  private static final Duration TICK = Duration.ofMillis(10);
  private static final int USER = 11;
  private static final int ENDED_CHILDREN = 15;

  /** How HotSpot names them; the system keeps fifteen characters. */
  private static final String COMPILER = "C[12] CompilerThre.*";

  private ProcessorTime() {}

  /** Used up by now. */
  public static Duration of(long pid) {
    ProcessHandle process =
        ProcessHandle.of(pid).orElseThrow(() -> new FleetException("No process " + pid + "."));
    return process
        .descendants()
        .map(it -> ticks(folder(it.pid())))
        .reduce(ticks(folder(pid)), Duration::plus);
  }

  /**
   * What the compilers of a Java machine have used up by now, as far as their threads still live;
   * nothing for another process.
   */
  public static Duration ofCompilers(long pid) {
    try (Stream<Path> threads = Files.list(folder(pid).resolve("task"))) {
      return threads
          .filter(ProcessorTime::isCompiler)
          .map(ProcessorTime::ticks)
          .reduce(Duration.ZERO, Duration::plus);
    } catch (IOException failure) {
      throw new FleetException("No process " + pid + ".", failure);
    }
  }

  private static boolean isCompiler(Path thread) {
    try {
      return Files.readString(thread.resolve("comm")).strip().matches(COMPILER);
    } catch (IOException _) {
      // It has ended meanwhile.
      return false;
    }
  }

  private static Path folder(long pid) {
    return Path.of("/proc", String.valueOf(pid));
  }

  private static Duration ticks(Path folder) {
    try {
      String stat = Files.readString(folder.resolve("stat"));
      // The name stands in parentheses and may hold blanks.
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      long ticks = 0;
      for (int field = USER; field < ENDED_CHILDREN; field++) {
        ticks += Long.parseLong(fields[field]);
      }
      return TICK.multipliedBy(ticks);
    } catch (IOException _) {
      // It has ended meanwhile; its parent has its time.
      return Duration.ZERO;
    }
  }
}
