package io.sessionaudit.standalone.cli;

import io.sessionaudit.standalone.platform.PlatformException;
import io.sessionaudit.standalone.prepare.Finding;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lays servers of one's own ready for the platform. */
@Command(
    name = "prepare",
    description = {
      "Lay a Kafka and a PostgreSQL of your own ready: topics, users and their rights, database,"
          + " roles, schemas, keys. What is there is left; may be repeated.",
      "Passwords and keys are read from --secrets, and drawn if they are missing there. Exit code 1:"
          + " something is there and differs from what the platform needs."
    })
final class PrepareCommand implements Callable<Integer> {

  /** What can be left to somebody else. */
  enum Part {
    TOPICS,
    USERS,
    RIGHTS,
    DATABASE,
    KEYS
  }

  @Mixin private final ServerOptions servers = new ServerOptions();

  @Option(
      names = "--secrets",
      paramLabel = "DIR",
      description =
          "Folder with a folder for each who signs in (default: SESSION_AUDIT_SECRETS_DIR, or"
              + " ./secrets).")
  private @Nullable Path secrets;

  @Option(
      names = "--replication",
      paramLabel = "N",
      description = "Replicas of each topic (default: 3, or as many as there are brokers).")
  private short replication;

  @Option(
      names = "--guard",
      paramLabel = "NAME",
      description = "Kafka user of a guarded service; may be repeated (default: guard).")
  private List<String> guards = new ArrayList<>();

  @Option(
      names = "--projector-group",
      paramLabel = "NAME",
      defaultValue = "session-projector",
      description = "session-audit.projector.group, if it is another one than the default.")
  private String projectorGroup = "session-projector";

  @Option(
      names = "--skip",
      paramLabel = "PART",
      split = ",",
      description = "Leave a part to somebody else: topics, users, rights, database, keys.")
  private List<Part> skipped = new ArrayList<>();

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description = "For servers that do not answer yet (default: ${DEFAULT-VALUE}).")
  private int seconds = 60;

  private final PrintStream out;

  PrepareCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() throws InterruptedException {
    Set<Part> parts = EnumSet.allOf(Part.class);
    skipped.forEach(parts::remove);
    List<String> names = guards.isEmpty() ? List.of("guard") : guards;
    names.forEach(PrepareCommand::requireName);
    Preparation preparation =
        new Preparation(
            folder(), names, projectorGroup, replication, Duration.ofSeconds(Math.max(0, seconds)));
    boolean sound = true;
    // Before anything is touched: nothing is half prepared because of a password that is missing.
    var kafka = needsKafka(parts) ? servers.kafka() : null;
    var database = parts.contains(Part.DATABASE) ? servers.database() : null;
    if (parts.contains(Part.KEYS)) {
      sound &= tell(preparation.keys());
    }
    if (kafka != null) {
      sound &= tell(preparation.kafka(kafka, parts));
    }
    if (database != null) {
      sound &= tell(preparation.database(database));
    }
    out.println(sound ? "prepared" : "Prepared, but what DIFFERS has to be mended by hand.");
    return sound ? 0 : 1;
  }

  private static boolean needsKafka(Set<Part> parts) {
    return parts.contains(Part.TOPICS) || parts.contains(Part.USERS) || parts.contains(Part.RIGHTS);
  }

  private Path folder() {
    String named = System.getenv().getOrDefault("SESSION_AUDIT_SECRETS_DIR", "secrets");
    return secrets == null ? Path.of(named) : secrets;
  }

  /** Folders of secrets and users of Kafka that are no guard's. */
  private static final Set<String> RESERVED =
      Set.of("admin", "broker", "database", "operator", "postgres", "root");

  private boolean tell(List<Finding> findings) {
    for (Finding finding : findings) {
      out.printf(Locale.ROOT, "  %-8s %s%n", finding.kind().word(), finding.what());
    }
    return findings.stream().noneMatch(it -> it.kind() == Finding.Kind.DIFFERS);
  }

  private static void requireName(String guard) {
    if (!guard.matches("[a-z][a-z0-9-]{0,62}")
        || RESERVED.contains(guard)
        || Preparation.isTaken(guard)) {
      throw new PlatformException(
          "--guard takes a name of lower-case letters, digits and dashes that no service, server or"
              + " operator has.");
    }
  }
}
