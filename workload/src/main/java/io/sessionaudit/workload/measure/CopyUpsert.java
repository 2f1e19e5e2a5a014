package io.sessionaudit.workload.measure;

import io.sessionaudit.workload.fleet.Fleet;
import io.sessionaudit.workload.fleet.FleetException;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import org.postgresql.PGConnection;

/**
 * The read side's limit: rows of 600 bytes copied in and a row of state changed for each, in
 * transactions of a thousand by four connections. No event is read or understood.
 */
public final class CopyUpsert {

  private static final int CONNECTIONS = 4;
  private static final int BATCH = 1_000;
  private static final int SESSIONS = 10_000;
  private static final String DATA = "x".repeat(600);

  private static final String TABLES =
      """
      DROP TABLE IF EXISTS bench_event, bench_state;
      CREATE TABLE bench_event (stream integer NOT NULL, version bigint NOT NULL,
        data text NOT NULL, PRIMARY KEY (stream, version));
      CREATE TABLE bench_state (id integer PRIMARY KEY, version bigint NOT NULL)
        WITH (fillfactor = 80);
      """;

  private static final String UPSERT =
      """
      INSERT INTO bench_state (id, version)
        SELECT ? * %1$d + n, ? FROM generate_series(1, %2$d) AS n
      ON CONFLICT (id) DO UPDATE SET version = excluded.version
      """
          .formatted(SESSIONS, BATCH);

  private final Fleet fleet;
  private final Duration length;

  /** Over the fleet's server, for so long. */
  public CopyUpsert(Fleet fleet, Duration length) {
    this.fleet = fleet;
    this.length = length;
  }

  /** Rows a second. */
  public double perSecond() {
    fleet.execute(TABLES);
    LongAdder rows = new LongAdder();
    try (ExecutorService connections = Executors.newFixedThreadPool(CONNECTIONS)) {
      long end = System.nanoTime() + length.toNanos();
      List<Future<?>> running = new ArrayList<>();
      for (int number = 0; number < CONNECTIONS; number++) {
        int stream = number;
        running.add(connections.submit(() -> write(stream, end, rows)));
      }
      for (Future<?> one : running) {
        Object _ = one.get();
      }
      return rows.sum() / (length.toNanos() / 1e9);
    } catch (ExecutionException failure) {
      throw new FleetException("Rows cannot be copied.", failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new FleetException("Interrupted.", interrupted);
    } finally {
      fleet.execute("DROP TABLE bench_event, bench_state");
    }
  }

  private Void write(int stream, long end, LongAdder rows) throws SQLException, IOException {
    try (Connection connection = fleet.connect();
        PreparedStatement upsert = connection.prepareStatement(UPSERT)) {
      connection.setAutoCommit(false);
      long version = 0;
      while (System.nanoTime() < end) {
        StringBuilder text = new StringBuilder(BATCH * (DATA.length() + 20));
        for (int row = 0; row < BATCH; row++) {
          version++;
          text.append(stream).append('\t').append(version).append('\t').append(DATA).append('\n');
        }
        long _ =
            connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("COPY bench_event FROM STDIN", new StringReader(text.toString()));
        upsert.setInt(1, stream);
        upsert.setLong(2, version);
        int _ = upsert.executeUpdate();
        connection.commit();
        rows.add(BATCH);
      }
      return null;
    }
  }
}
