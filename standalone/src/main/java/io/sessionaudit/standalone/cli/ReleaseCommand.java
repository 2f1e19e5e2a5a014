package io.sessionaudit.standalone.cli;

import io.sessionaudit.event.UserId;
import io.sessionaudit.projector.config.ReadingKeys;
import io.sessionaudit.projector.intake.Release;
import io.sessionaudit.projector.intake.Release.Outcome;
import io.sessionaudit.projector.table.LogPartition;
import io.sessionaudit.projector.table.ParkedTable;
import io.sessionaudit.projector.table.UserKeys;
import io.sessionaudit.standalone.platform.OperatorDatabase;
import io.sessionaudit.standalone.platform.PlatformException;
import io.sessionaudit.wire.Topics;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Folds what was parked of one user. */
@Command(
    name = "release",
    description =
        "Fold what was parked of one user, after its cause was looked at: all of it, or nothing.")
final class ReleaseCommand implements Callable<Integer> {

  @Mixin private final OperatorServers servers = new OperatorServers();

  @Option(names = "--user", required = true, paramLabel = "ID", description = "The user's id.")
  private String user = "";

  @Option(
      names = "--without",
      paramLabel = "PARTITION:OFFSET",
      description =
          "Leave this record of session-events out for ever; noted, and done again by every replay."
              + " May be repeated.")
  private List<String> without = new ArrayList<>();

  private final PrintStream out;

  ReleaseCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() throws SQLException {
    UserId id = id();
    Set<ParkedTable.Key> records = new HashSet<>();
    without.forEach(it -> records.add(record(it)));
    ReadingKeys keys = ReadingKeys.in(servers.keys());
    try (Connection connection = OperatorDatabase.ofProjector(servers.database())) {
      Release release = new Release(connection, new UserKeys(keys.master()), keys.lookup());
      return tell(release.run(id, records));
    } catch (IllegalArgumentException e) {
      throw new PlatformException("Nothing was changed: " + e.getMessage() + ".", e);
    }
  }

  private int tell(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Nothing _ -> {
        out.println("Nothing of this user is parked.");
        yield 0;
      }
      case Outcome.Released it -> {
        out.printf("Released: %d records folded, %d left out.%n", it.folded(), it.leftOut());
        yield 0;
      }
      case Outcome.Blocked it -> {
        out.printf(
            "Nothing was changed: record %s still cannot be folded (%s: %s).%n",
            it.record(), it.reason(), it.detail());
        yield 1;
      }
    };
  }

  private UserId id() {
    try {
      return UserId.of(user);
    } catch (IllegalArgumentException e) {
      throw new PlatformException("--user takes the id of a user.", e);
    }
  }

  private static ParkedTable.Key record(String text) {
    if (!text.matches("[0-9]{1,4}:[0-9]{1,18}")) {
      throw new PlatformException("--without takes PARTITION:OFFSET, two numbers.");
    }
    String[] parts = text.split(":", -1);
    return new ParkedTable.Key(
        new LogPartition(Topics.SESSION_EVENTS, Integer.parseInt(parts[0])),
        Long.parseLong(parts[1]));
  }
}
