package io.sessionaudit.workload.chaos;

import io.sessionaudit.event.Stream;
import io.sessionaudit.workload.client.Browser;
import io.sessionaudit.workload.client.User;
import io.sessionaudit.workload.fleet.FleetException;
import io.sessionaudit.workload.fleet.Patience;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Somebody who may not writes into the log under one user's key. It must cost nobody else anything,
 * and his tables go on when the record is left out by name.
 */
enum Damage implements Fault {
  /** Harmless: readers drop what they have seen. */
  RECORD_TWICE(false),
  RECORD_CORRUPT(true),
  VERSIONS_MISSING(true),
  VERSION_FORKED(true);

  private final boolean parks;

  Damage(boolean parks) {
    this.parks = parks;
  }

  @Override
  public void strike(Scene scene) {
    User hit = scene.crowd().newUsers(1).getFirst();
    String stream = Stream.of(hit.id()).name();
    scene.checker().leaveOut(stream);
    Browser _ = scene.crowd().signIn(hit);
    Tables tables = new Tables(scene.fleet());
    Patience.until("A row of the first sign-in", () -> tables.liveSessions(hit.id()) == 1);
    Foreign.write(scene.fleet(), hit.id(), this);
    if (parks) {
      Patience.until("Parking of " + stream, () -> !tables.waiting(stream).isEmpty());
    }
    Browser _ = scene.crowd().signIn(hit);
    if (parks) {
      Patience.until("Parking behind it", () -> tables.waiting(stream).size() == 2);
      expectAlone(stream, tables.parkedStreams());
      tables.release(hit.id(), tables.waiting(stream).getFirst());
    }
    Patience.until("A row of the second sign-in", () -> tables.liveSessions(hit.id()) == 2);
    expectNone(tables.parkedStreams());
  }

  private static void expectAlone(String stream, Set<String> parked) {
    if (!parked.equals(Set.of(stream))) {
      throw new FleetException("Parked is not " + stream + " alone but " + parked + ".");
    }
  }

  private static void expectNone(Set<String> parked) {
    if (!parked.isEmpty()) {
      throw new FleetException("Still parked: " + List.copyOf(parked) + ".");
    }
  }

  /** In words. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ') + " in the log";
  }
}
