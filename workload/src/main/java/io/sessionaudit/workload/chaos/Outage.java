package io.sessionaudit.workload.chaos;

import io.sessionaudit.workload.fleet.Fleet;
import io.sessionaudit.workload.fleet.FleetException;
import io.sessionaudit.workload.fleet.Instance;
import io.sessionaudit.workload.fleet.Patience;
import io.sessionaudit.workload.points.Service;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;

/** Something goes away for a while, and comes back. */
enum Outage implements Fault {
  KAFKA_STOPPED {
    @Override
    void strike(Fleet fleet) {
      fleet.broker().stop();
      Patience.pause(AWHILE);
      fleet.broker().start();
      awaitAll(fleet);
    }
  },
  KAFKA_KILLED {
    @Override
    void strike(Fleet fleet) {
      fleet.broker().kill();
      fleet.broker().start();
      awaitAll(fleet);
    }
  },
  POSTGRESQL_RESTARTED {
    @Override
    void strike(Fleet fleet) {
      fleet.postgres().stop();
      fleet.postgres().startAgain();
      awaitAll(fleet);
    }
  },
  CONNECTIONS_CUT {
    @Override
    void strike(Fleet fleet) {
      long _ =
          number(
              fleet,
              "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
                  + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
      awaitAll(fleet);
    }
  },
  /** An old leader wakes up when another one leads, and does not know better. */
  RELAY_PAUSED {
    @Override
    void strike(Fleet fleet) {
      for (Instance candidate : fleet.of(Service.AUTH)) {
        long term = number(fleet, TERM);
        candidate.pause();
        boolean led = Patience.holdsWithin(LEASE_AND_MORE, () -> number(fleet, TERM) > term);
        candidate.resume();
        if (led) {
          awaitAll(fleet);
          return;
        }
      }
      throw new FleetException("Nobody took over from a paused relay.");
    }
  };

  private static final Duration AWHILE = Duration.ofSeconds(2);
  private static final Duration LEASE_AND_MORE = Duration.ofSeconds(15);
  private static final String TERM = "SELECT term FROM auth.relay";

  @Override
  public void strike(Scene scene) {
    strike(scene.fleet());
  }

  abstract void strike(Fleet fleet);

  private static void awaitAll(Fleet fleet) {
    for (Instance instance : fleet.everyone()) {
      Patience.until("Readiness of " + instance, instance::ready);
    }
  }

  private static long number(Fleet fleet, String query) {
    try (Connection connection = fleet.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      return row.next() ? row.getLong(1) : 0;
    } catch (SQLException failure) {
      throw new FleetException("The database does not answer: " + query, failure);
    }
  }

  /** In words. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
