package io.sessionaudit.workload.fleet;

import io.sessionaudit.embedded.EmbeddedPostgres;
import io.sessionaudit.embedded.Ports;
import io.sessionaudit.standalone.platform.PropertiesFile;
import io.sessionaudit.standalone.prepare.DatabaseLogin;
import io.sessionaudit.standalone.prepare.DatabasePreparation;
import io.sessionaudit.standalone.prepare.DatabaseRole;
import io.sessionaudit.standalone.prepare.TopicPreparation;
import io.sessionaudit.wire.KafkaConnection;
import io.sessionaudit.workload.points.Service;
import io.sessionaudit.workload.points.ServiceProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
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
import java.util.stream.Stream;

/**
 * A platform of its own: PostgreSQL, Kafka, and several of each service, every one a process. All
 * listen on loopback, on free ports, and end with this process at the latest.
 */
public final class Fleet implements Deployment, AutoCloseable {

  private static final String DATABASE = "session_audit";
  private static final Duration START = Duration.ofSeconds(30);

  private final Path folder;
  private final EmbeddedPostgres postgres;
  private final JavaMachine machine;
  private final Broker broker;
  private final Map<Service, List<Instance>> instances = new EnumMap<>(Service.class);
  private final Map<Service, DatabaseRole> roles =
      Map.of(
          Service.AUTH, DatabaseRole.auth(UUID.randomUUID().toString()),
          Service.PROJECTOR, DatabaseRole.projector(UUID.randomUUID().toString()));

  private Fleet(Path folder, EmbeddedPostgres postgres, JavaMachine machine) {
    this.folder = folder;
    this.postgres = postgres;
    this.machine = machine;
    this.broker = new Broker(folder, machine);
  }

  /**
   * Starts everything and returns when it serves.
   *
   * @param folder for all data and logs; made if missing
   * @param ofEach how many instances of each service, from 1
   * @param points whether services may be told to die at points of their work, or are to run as
   *     they are, on the Java machine that they are shipped with
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
            EmbeddedPostgres.start(folder.resolve("postgres"), 0, UUID.randomUUID().toString()),
            points ? JavaMachine.QUICK : JavaMachine.AS_SHIPPED);
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
    everyone().forEach(Instance::begin);
    everyone().forEach(Instance::awaitReady);
  }

  private void add(Environment environment, Service service, int number, URI url) {
    Child child =
        new Child(
            ServiceProcess.class,
            machine,
            List.of(service.name()),
            environment.of(service, number, url, roles),
            folder.resolve(service + "-" + number + ".log"));
    of(service).add(new Instance(service, number, url, child));
  }

  private void prepare() {
    try {
      var _ = new TopicPreparation(kafka()).prepare((short) 1);
      var _ =
          new DatabasePreparation(operator(), START)
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

  /** {@code kill -9} of every process, the servers' too. */
  public void killEverything() {
    everyone().forEach(Instance::kill);
    broker.kill();
    ProcessHandle server = ProcessHandle.of(postgres.pid()).orElseThrow();
    List<ProcessHandle> processes = Stream.concat(Stream.of(server), server.descendants()).toList();
    processes.forEach(ProcessHandle::destroyForcibly);
    Patience.until(
        "The end of PostgreSQL's processes", () -> processes.stream().noneMatch(Fleet::works));
  }

  /** What has ended and was not waited for by its parent still has an id, but no program. */
  private static boolean works(ProcessHandle process) {
    return process.isAlive() && process.info().command().isPresent();
  }

  /** Starts what does not run, and returns when all of it serves. */
  public void startEverything() {
    postgres.startAgain();
    broker.start();
    everyone().forEach(Instance::begin);
    everyone().forEach(Instance::awaitReady);
  }

  @Override
  public List<URI> auth() {
    return of(Service.AUTH).stream().map(Instance::url).toList();
  }

  @Override
  public KafkaConnection kafka() {
    return broker.connection();
  }

  @Override
  public DatabaseLogin operator() {
    return new DatabaseLogin(jdbcUrl(), EmbeddedPostgres.SUPERUSER, postgres.password());
  }

  @Override
  public Path keys() {
    return folder.resolve("keys");
  }

  /** Running processes of the platform by name; PostgreSQL's is the parent of all of its own. */
  public Map<String, Long> pids() {
    Map<String, Long> pids = new LinkedHashMap<>();
    everyone().stream().filter(Instance::runs).forEach(it -> pids.put(it.toString(), it.pid()));
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

  @Override
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
