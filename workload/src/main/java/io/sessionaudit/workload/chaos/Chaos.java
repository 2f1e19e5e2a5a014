package io.sessionaudit.workload.chaos;

import io.sessionaudit.workload.check.Checker;
import io.sessionaudit.workload.check.Findings;
import io.sessionaudit.workload.check.Notes;
import io.sessionaudit.workload.client.Crowd;
import io.sessionaudit.workload.client.GuardedService;
import io.sessionaudit.workload.fleet.Fleet;
import io.sessionaudit.workload.fleet.Instance;
import io.sessionaudit.workload.fleet.Patience;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts a platform of its own, drives it, breaks it, and compares what it answered with what it
 * kept, after each fault.
 */
public final class Chaos {

  private static final int CLIENTS = 6;

  private static final String TABLES = "(none: the tables against a fold of the log)";

  /** After a fault so many more promises are waited for: the platform works again. */
  private static final int PROMISES_AFTERWARDS = 20;

  /** Is told how far a run is. */
  public interface Listener {

    /** A fault is about to strike. */
    void striking(String fault);

    /** What it did is known. */
    void checked(Row row);
  }

  private final Schedule schedule;
  private final long seed;
  private final Listener listener;
  private final Notes notes = new Notes();

  Chaos(Schedule schedule, long seed, Listener listener) {
    this.schedule = schedule;
    this.seed = seed;
    this.listener = listener;
  }

  /**
   * Every point and every fault.
   *
   * @param seed the same seed, the same schedule
   * @param times how often each point, from 1
   * @param others how often every other fault, from 0
   */
  public static Chaos of(long seed, int times, int others, Listener listener) {
    return new Chaos(Schedule.of(seed, times, others), seed, listener);
  }

  /** How many faults there will be. */
  public int faults() {
    return schedule.faults().size();
  }

  /**
   * Runs.
   *
   * @param folder for the platform's data and logs
   * @return one row for each fault, and one for the tables as they are after all of them
   * @throws io.sessionaudit.workload.fleet.FleetException if the platform does not start, a fault
   *     cannot be brought about, or the platform does not come back from one
   */
  public List<Row> run(Path folder) {
    try (Fleet fleet = Fleet.start(folder, 2, true);
        GuardedService service = new GuardedService(fleet)) {
      Crowd crowd = new Crowd(fleet);
      Scene scene = new Scene(fleet, crowd, new Checker(fleet, notes));
      try (Load load = Load.start(crowd, notes, new Guard(service, notes), CLIENTS, seed)) {
        List<Row> rows = new ArrayList<>();
        Findings before = Findings.NONE;
        for (Fault fault : schedule.faults()) {
          Row row = strike(fault, scene, load, before);
          before = row.all();
          rows.add(row);
          listener.checked(row);
        }
        Row tables = compareTables(scene, load, before);
        rows.add(tables);
        listener.checked(tables);
        return rows;
      }
    }
  }

  private Row strike(Fault fault, Scene scene, Load load, Findings before) {
    listener.striking(fault.toString());
    // Whoever has died of anything else is not to be taken for one that was killed.
    scene.fleet().everyone().forEach(Instance::requireRunning);
    long acknowledged = notes.acknowledged();
    long putOff = notes.refusals();
    long began = System.nanoTime();
    fault.strike(scene);
    Duration whole = Duration.ofNanos(System.nanoTime() - began);
    long promised = notes.acknowledged() + PROMISES_AFTERWARDS;
    Patience.until("Work after " + fault, () -> notes.acknowledged() >= promised);
    try (Load.Pause _ = load.pause()) {
      Findings all = scene.checker().check();
      return new Row(
          fault.toString(),
          notes.acknowledged() - acknowledged,
          notes.refusals() - putOff,
          all.since(before),
          all,
          whole);
    }
  }

  /** While nobody calls: the replay waits for the projectors where they are behind. */
  private Row compareTables(Scene scene, Load load, Findings before) {
    listener.striking(TABLES);
    long began = System.nanoTime();
    try (Load.Pause _ = load.pause()) {
      Findings all = scene.checker().checkTables();
      Duration whole = Duration.ofNanos(System.nanoTime() - began);
      return new Row(TABLES, 0, 0, all.since(before), all, whole);
    }
  }
}
