package io.sessionaudit.workload.measure;

import io.sessionaudit.embedded.EmbeddedPostgres;
import io.sessionaudit.workload.fleet.Fleet;
import io.sessionaudit.workload.fleet.FleetException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The limit: what PostgreSQL's own benchmark program reaches on the same server with the same
 * durable work and nothing else. Needs {@code pgbench} on the path.
 */
public final class Pgbench {

  private static final Pattern COUNT = Pattern.compile("transactions actually processed: (\\d+)");

  /** An update that compares, and a row of 600 bytes: what a rotation cannot do without. */
  private static final String ROTATION =
      """
      \\set id random(1, 1000)
      WITH s AS (UPDATE bench_session SET generation = generation + 1, rotated_at = now()
        WHERE id = :id AND generation >= 0 RETURNING id, generation)
      INSERT INTO bench_journal (stream, version, data)
        SELECT id, generation, repeat('x', 600)::bytea FROM s;
      """;

  private static final String SELECT =
      """
      \\set id random(1, 1000)
      SELECT generation, rotated_at FROM bench_session WHERE id = :id;
      """;

  private static final String TABLES =
      """
      DROP TABLE IF EXISTS bench_session, bench_journal;
      CREATE TABLE bench_session (id integer PRIMARY KEY, generation integer NOT NULL,
        rotated_at timestamptz NOT NULL) WITH (fillfactor = 80);
      INSERT INTO bench_session SELECT n, 0, now() FROM generate_series(1, 1000) AS n;
      CREATE TABLE bench_journal (id bigserial PRIMARY KEY, stream integer NOT NULL,
        version integer NOT NULL, data bytea NOT NULL);
      """;

  private final Fleet fleet;
  private final Duration length;

  /**
   * Over the fleet's server.
   *
   * @param length of each run, in whole seconds
   */
  public Pgbench(Fleet fleet, Duration length) {
    this.fleet = fleet;
    this.length = length;
  }

  /**
   * What one operation costs.
   *
   * @param perSecond with eight clients
   * @param millis processor time of the server
   * @param walBytes written ahead
   */
  public record Cost(double perSecond, double millis, double walBytes) {}

  /** The durable rotation alone. */
  public Cost rotation() {
    return run(ROTATION);
  }

  /** One row by its primary key. */
  public Cost select() {
    return run(SELECT);
  }

  private Cost run(String script) {
    fleet.execute(TABLES);
    Path file = fleet.folder().resolve("pgbench.sql");
    try {
      Files.writeString(file, script);
      Meter before = Meter.of(fleet);
      long count = count(file);
      Meter used = Meter.of(fleet).since(before);
      return new Cost(
          (double) count / length.toSeconds(),
          used.millis("postgresql") / count,
          (double) used.walBytes() / count);
    } catch (IOException failure) {
      throw new FleetException("pgbench cannot be run: is it installed?", failure);
    } finally {
      fleet.execute("DROP TABLE bench_session, bench_journal");
    }
  }

  private long count(Path file) throws IOException {
    String url = fleet.jdbcUrl().substring("jdbc:".length());
    String database = url.substring(url.lastIndexOf('/') + 1);
    ProcessBuilder builder =
        new ProcessBuilder(
                List.of(
                    "pgbench",
                    "-n",
                    "-M",
                    "prepared",
                    "-c",
                    "8",
                    "-j",
                    "2",
                    "-h",
                    "127.0.0.1",
                    "-p",
                    String.valueOf(fleet.postgres().port()),
                    "-U",
                    EmbeddedPostgres.SUPERUSER,
                    "-T",
                    String.valueOf(length.toSeconds()),
                    "-f",
                    file.toString(),
                    database))
            .redirectErrorStream(true);
    builder.environment().put("PGPASSWORD", fleet.postgres().password());
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    Matcher counted = COUNT.matcher(said);
    if (!counted.find()) {
      throw new FleetException("pgbench failed: " + said.strip());
    }
    return Long.parseLong(counted.group(1));
  }
}
