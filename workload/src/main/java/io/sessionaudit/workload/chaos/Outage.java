package io.sessionaudit.workload.chaos;

import io.sessionaudit.workload.fleet.Fleet;
import io.sessionaudit.workload.fleet.FleetException;
import io.sessionaudit.workload.fleet.Instance;
import io.sessionaudit.workload.fleet.Patience;
import io.sessionaudit.workload.points.Service;
import java.time.Duration;
import java.util.Locale;

/** Something goes away for a while, and comes back. */
enum Outage implements Fault {
  /** Long enough for a backlog that does not fit into one batch of anybody. */
  KAFKA_STOPPED {
    @Override
    void bringAbout(Scene scene) {
      Fleet fleet = scene.fleet();
      fleet.broker().stop();
      long before = fleet.number(EVENTS);
      Patience.until("A backlog", () -> fleet.number(EVENTS) >= before + BACKLOG);
      // Nobody who signs in notices: this fails if he is not let in.
      var _ = scene.crowd().signIn(scene.crowd().newUsers(1).getFirst());
      fleet.broker().start();
    }
  },
  KAFKA_KILLED {
    @Override
    void bringAbout(Scene scene) {
      Fleet fleet = scene.fleet();
      fleet.broker().kill();
      fleet.broker().start();
    }
  },
  POSTGRESQL_RESTARTED {
    @Override
    void bringAbout(Scene scene) {
      Fleet fleet = scene.fleet();
      fleet.postgres().stop();
      fleet.postgres().startAgain();
    }
  },
  CONNECTIONS_CUT {
    @Override
    void bringAbout(Scene scene) {
      Fleet fleet = scene.fleet();
      long _ =
          fleet.number(
              "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
                  + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
    }
  },
  /** As if somebody had pulled the plug, but for the memory of the operating system. */
  EVERYTHING_KILLED {
    @Override
    void bringAbout(Scene scene) {
      Fleet fleet = scene.fleet();
      fleet.killEverything();
      fleet.startEverything();
    }
  },
  /** An old leader wakes up when another one leads, and does not know better. */
  RELAY_PAUSED {
    @Override
    void bringAbout(Scene scene) {
      Fleet fleet = scene.fleet();
      for (Instance candidate : fleet.of(Service.AUTH)) {
        long term = fleet.number(TERM);
        candidate.pause();
        boolean led = Patience.holdsWithin(LEASE_AND_MORE, () -> fleet.number(TERM) > term);
        candidate.resume();
        if (led) {
          return;
        }
      }
      throw new FleetException("Nobody took over from a paused relay.");
    }
  };

  private static final int BACKLOG = 500;
  private static final Duration LEASE_AND_MORE = Duration.ofSeconds(15);
  private static final String EVENTS = "SELECT count(*) FROM auth.journal";
  private static final String TERM = "SELECT term FROM auth.relay";

  @Override
  public void strike(Scene scene) {
    bringAbout(scene);
    scene.fleet().everyone().forEach(Instance::awaitReady);
  }

  abstract void bringAbout(Scene scene);

  /** In words. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
