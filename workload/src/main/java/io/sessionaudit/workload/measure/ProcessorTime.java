package io.sessionaudit.workload.measure;

import io.sessionaudit.workload.fleet.FleetException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Processor time of a process and of all its descendants, ended ones too, from {@code
 * /proc/PID/stat} (proc(5)): user and system time in hundredths of a second. Linux only.
 */
public final class ProcessorTime {

  private static final Duration TICK = Duration.ofMillis(10);
  private static final int USER = 11;
  private static final int ENDED_CHILDREN = 15;

  private ProcessorTime() {}

  /** Used up by now. */
  public static Duration of(long pid) {
    ProcessHandle process =
        ProcessHandle.of(pid).orElseThrow(() -> new FleetException("No process " + pid + "."));
    return process.descendants().map(it -> ticks(it.pid())).reduce(ticks(pid), Duration::plus);
  }

  private static Duration ticks(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
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
