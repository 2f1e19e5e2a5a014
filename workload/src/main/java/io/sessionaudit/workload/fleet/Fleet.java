package io.sessionaudit.workload.fleet;

import io.sessionaudit.embedded.EmbeddedPostgres;
import io.sessionaudit.embedded.Ports;
import io.sessionaudit.standalone.platform.PropertiesFile;
import io.sessionaudit.standalone.prepare.DatabaseLogin;
import io.sessionaudit.standalone.prepare.DatabasePreparation;
import io.sessionaudit.standalone.prepare.DatabaseRole;
import io.sessionaudit.standalone.prepare.TopicPreparation;
import io.sessionaudit.workload.points.Service;
import io.sessionaudit.workload.points.ServiceProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;

/**
 * A platform of its own: PostgreSQL, Kafka, and several of each service, every one a process. All
 * listen on loopback, on free ports, and end with this process at the latest.
 */
public final class Fleet implements AutoCloseable {

  private static final String DATABASE = "session_audit";
  private static final Duration START = Duration.ofSeconds(30);

  private final Path folder;
  private final EmbeddedPostgres postgres;
  private final Broker broker;
  private final Map<Service, List<Instance>> instances = new EnumMap<>(Service.class);
  private final Map<Service, DatabaseRole> roles =
      Map.of(
          Service.AUTH, DatabaseRole.auth(UUID.randomUUID().toString()),
          Service.PROJECTOR, DatabaseRole.projector(UUID.randomUUID().toString()));

  private Fleet(Path folder, EmbeddedPostgres postgres) {
    this.folder = folder;
    this.postgres = postgres;
    this.broker = new Broker(folder);
  }

  /**
   * Starts everything and returns when it serves.
   *
   * @param folder for all data and logs; made if missing
   * @param ofEach how many instances of each service, from 1
   * @param points whether services may be told to die at points of their work, or are to run as
   *     they are
   * @throws FleetException with a sentence, if something does not start
   */
  public static Fleet start(Path folder, int ofEach, boolean points) {
    try {
      Files.createDirectories(folder);
    } catch (IOException failure) {
      throw new FleetException("Cannot make the folder " + folder + ".", failure);
    }
    Fleet fleet =
        new Fleet(
            folder,
            EmbeddedPostgres.start(folder.resolve("postgres"), 0, UUID.randomUUID().toString()));
    try {
      fleet.startAll(ofEach, points);
      return fleet;
    } catch (RuntimeException failure) {
      fleet.close();
      throw failure;
    }
  }

  private void startAll(int ofEach, boolean points) {
    broker.start();
    prepare();
    for (Service service : Service.values()) {
      instances.put(service, new ArrayList<>());
    }
    Environment environment =
        new Environment(folder, broker.bootstrapServers(), jdbcUrl(), freeUrl(), points);
    for (Service service : Service.values()) {
      for (int number = 1; number <= ofEach; number++) {
        boolean issuer = service == Service.AUTH && number == 1;
        add(environment, service, number, issuer ? environment.issuer() : freeUrl());
      }
    }
    // The first one makes keys, accounts and tables, which the others need.
    of(Service.AUTH).getFirst().start();
    instances.values().forEach(all -> all.forEach(Instance::begin));
    instances.values().forEach(all -> all.forEach(Instance::awaitReady));
  }

  private void add(Environment environment, Service service, int number, URI url) {
    Child child =
        new Child(
            ServiceProcess.class,
            List.of(service.name()),
            environment.of(service, number, url, roles),
            folder.resolve(service + "-" + number + ".log"));
    of(service).add(new Instance(service, number, url, child));
  }

  private void prepare() {
    try {
      var _ = new TopicPreparation(broker.connection()).prepare((short) 1);
      var _ =
          new DatabasePreparation(
                  new DatabaseLogin(jdbcUrl(), EmbeddedPostgres.SUPERUSER, postgres.password()),
                  START)
              .prepare(role(Service.AUTH), role(Service.PROJECTOR), Optional.empty());
    } catch (SQLException | ExecutionException failure) {
      throw new FleetException("Topics and database cannot be prepared.", failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new FleetException("Interrupted.", interrupted);
    }
  }

  private DatabaseRole role(Service service) {
    return Objects.requireNonNull(roles.get(service));
  }

  private static URI freeUrl() {
    return URI.create("http://" + Ports.LOOPBACK + ":" + Ports.free());
  }

  /** Every instance of a service, running or not. */
  public List<Instance> of(Service service) {
    return instances.getOrDefault(service, List.of());
  }

  /** Every instance of every service. */
  public List<Instance> everyone() {
    return instances.values().stream().flatMap(List::stream).toList();
  }

  /** Processes of the platform by name; PostgreSQL's is the parent of all of its own. */
  public Map<String, Long> pids() {
    Map<String, Long> pids = new LinkedHashMap<>();
    everyone().forEach(it -> pids.put(it.toString(), it.pid()));
    pids.put("kafka", broker.pid());
    pids.put("postgresql", postgres.pid());
    return pids;
  }

  public Broker broker() {
    return broker;
  }

  public EmbeddedPostgres postgres() {
    return postgres;
  }

  /** The database, without credentials. */
  public String jdbcUrl() {
    return postgres.jdbcUrl(DATABASE);
  }

  /** A connection of the superuser. */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(jdbcUrl(), EmbeddedPostgres.SUPERUSER, postgres.password());
  }

  /** What the first start has left for one of the first accounts, by the file's name. */
  public Map<String, String> credentials(String name) {
    return PropertiesFile.read(folder.resolve("credentials").resolve(name + ".properties"));
  }

  /** For data, logs and credentials. */
  public Path folder() {
    return folder;
  }

  @Override
  public void close() {
    everyone().forEach(Instance::close);
    broker.close();
    postgres.close();
  }
}
