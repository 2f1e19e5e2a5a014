package io.sessionaudit.workload.check;

import io.sessionaudit.wire.Topics;
import io.sessionaudit.workload.fleet.Deployment;
import io.sessionaudit.workload.fleet.Patience;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** Compares every answer with journal and log, while nobody calls. */
public final class Checker {

  /** A backlog drains within this, however long Kafka was away; what is missing then is lost. */
  private static final Duration LONGEST_DRAIN = Duration.ofMinutes(1);

  private static final Duration BREATH = Duration.ofMillis(200);

  private final Deployment platform;
  private final Notes notes;
  private final Set<String> damaged = new HashSet<>();

  public Checker(Deployment platform, Notes notes) {
    this.platform = platform;
    this.notes = notes;
  }

  /** Leaves a stream out from now on, because somebody wrote into it who may not. */
  public void leaveOut(String stream) {
    damaged.add(stream);
  }

  /** Waits until the log has everything that it shall have, or has had the time for it. */
  public Findings check() {
    return check(Fold.Differing.NONE);
  }

  /** Folds the log once more and compares the tables, too. */
  public Findings checkTables() {
    return check(new Fold(platform).differing());
  }

  private Findings check(Fold.Differing tables) {
    long end = System.nanoTime() + LONGEST_DRAIN.toNanos();
    Comparison comparison = compare();
    while (!comparison.lost().isEmpty() && System.nanoTime() < end) {
      Patience.pause(BREATH);
      comparison = compare();
    }
    return comparison.findings(tables);
  }

  private Comparison compare() {
    Set<String> before = journal();
    Ledger ledger = ledger();
    return new Comparison(before, ledger, journal(), notes);
  }

  private Ledger ledger() {
    return Ledger.of(Topic.read(platform.kafka(), Topics.SESSION_EVENTS), damaged);
  }

  private Set<String> journal() {
    Set<String> lines = new Journal(platform).lines();
    lines.removeIf(line -> damaged.contains(line.split(" ", 3)[1]));
    return lines;
  }
}
