package io.sessionaudit.workload.measure;

import io.sessionaudit.workload.fleet.FleetException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Resident memory of a process, from {@code /proc/PID/status} (proc(5)). Linux only. */
public final class Memory {

  private Memory() {}

  /** In mebibytes. */
  public static int residentMebibytes(long pid) {
    try {
      for (String line : Files.readAllLines(Path.of("/proc", String.valueOf(pid), "status"))) {
        if (line.startsWith("VmRSS:")) {
          return Integer.parseInt(line.replaceAll("\\D", "")) / 1024;
        }
      }
      throw new FleetException("Process " + pid + " has no memory.");
    } catch (IOException failure) {
      throw new FleetException("No process " + pid + ".", failure);
    }
  }
}
