package io.sessionaudit.standalone.cli;

import io.sessionaudit.standalone.platform.DataFolder;
import io.sessionaudit.standalone.platform.Endpoints;
import io.sessionaudit.standalone.platform.PlatformException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What a person needs to know when the platform serves. */
final class Announcement {

  private Announcement() {}

  static void print(PrintStream out, Endpoints endpoints, DataFolder data, long nanos) {
    out.println();
    line(out, "auth-api", endpoints.auth());
    line(out, "session-projector", endpoints.projector());
    line(out, "anomaly-detector", endpoints.detector());
    line(out, "Kafka", endpoints.kafka() + " (loopback, no authentication)");
    line(out, "PostgreSQL", endpoints.postgres());
    line(out, "log", data.logs().resolve("session-audit.log"));
    for (Path file : credentials(data)) {
      line(out, "credentials", file);
    }
    out.println();
    out.printf(Locale.ROOT, "ready in %.1f s; Ctrl-C ends it%n", nanos / 1e9);
    out.flush();
  }

  private static void line(PrintStream out, String name, Object value) {
    out.printf(Locale.ROOT, "  %-18s %s%n", name, value);
  }

  private static List<Path> credentials(DataFolder data) {
    try (Stream<Path> files = Files.list(data.credentials())) {
      return files.filter(it -> it.toString().endsWith(".properties")).sorted().toList();
    } catch (IOException failure) {
      throw new PlatformException("Cannot read " + data.credentials() + ".", failure);
    }
  }
}
