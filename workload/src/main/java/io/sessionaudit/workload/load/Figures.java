package io.sessionaudit.workload.load;

import io.sessionaudit.workload.client.Crowd;
import io.sessionaudit.workload.client.NoAnswerException;
import io.sessionaudit.workload.client.ServiceClient;
import io.sessionaudit.workload.fleet.Fleet;
import io.sessionaudit.workload.fleet.FleetException;
import io.sessionaudit.workload.fleet.Instance;
import io.sessionaudit.workload.measure.Pgbench;
import io.sessionaudit.workload.points.Service;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Measures a platform of its own, one of each service, beside its limits in the same run. Targets
 * are ratios; what another product needs was measured once, elsewhere, and is named as such.
 */
public final class Figures {

  private static final int REGULARS = 64;
  private static final int GUESTS = 64;

  private static final List<Service> READERS = List.of(Service.PROJECTOR, Service.DETECTOR);

  private final Duration length;
  private final Consumer<Figure> tell;

  /**
   * Nothing is measured yet.
   *
   * @param length of each loop, from 2 s
   * @param tell is told each figure when it is there
   */
  public Figures(Duration length, Consumer<Figure> tell) {
    this.length = length;
    this.tell = tell;
  }

  /**
   * Measures.
   *
   * @param folder for the platform's data and logs
   * @throws FleetException with a sentence, if the platform does not start or refuses work
   */
  public void measure(Path folder) {
    try (Fleet fleet = Fleet.start(folder, 1, false)) {
      Crowd crowd = new Crowd(fleet);
      Sessions sessions =
          new Sessions(
              crowd, crowd.newUsers(REGULARS), crowd.newUsers(GUESTS), new ServiceClient(fleet));
      measure(new Bench(fleet, sessions, length, tell));
    } catch (NoAnswerException failure) {
      throw new FleetException("A request was not answered.", failure);
    }
  }

  private void measure(Bench bench) throws NoAnswerException {
    new StartFigures(bench).measure();
    Pgbench pgbench = new Pgbench(bench.fleet(), length);
    Pgbench.Cost rotation = pgbench.rotation();
    bench.tellLimit("durable rotation, pgbench", rotation);
    RefreshFigures refresh = new RefreshFigures(bench);
    bench.warmUp("refresh", bench.sessions()::refresh);
    READERS.forEach(service -> bench.fleet().of(service).forEach(Instance::pause));
    refresh.alone(rotation);
    new ReadSideFigures(bench).catchUp();
    double halfLoad = refresh.together(rotation) / 2;
    bench.warmUp("introspection", bench.sessions()::introspect);
    new IntrospectionFigures(bench).measure(pgbench.select());
    SignInFigures signIns = new SignInFigures(bench);
    signIns.cost();
    signIns.storm(halfLoad);
    new RevocationFigures(bench).measure(halfLoad);
    new GuardFigures(bench).measure();
    DrainFigures drain = new DrainFigures(bench);
    drain.steady(halfLoad);
    drain.afterAnOutage();
    new ReadSideFigures(bench).rebuild();
  }
}
