package io.sessionaudit.workload.load;

import io.sessionaudit.embedded.Ports;
import io.sessionaudit.workload.client.Http;
import io.sessionaudit.workload.client.NoAnswerException;
import io.sessionaudit.workload.fleet.Fleet;
import io.sessionaudit.workload.fleet.Patience;
import io.sessionaudit.workload.fleet.Program;
import io.sessionaudit.workload.measure.ProcessorTime;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;

/** The empty endpoint in a process of its own. */
final class Empty implements AutoCloseable {

  private final Program program;
  private final HttpRequest request;

  private Empty(Program program, HttpRequest request) {
    this.program = program;
    this.request = request;
  }

  static Empty start(Fleet fleet) {
    int port = Ports.free();
    URI url = URI.create("http://" + Ports.LOOPBACK + ":" + port + "/empty");
    Program program =
        Program.start(
            EmptyService.class, String.valueOf(port), fleet.folder().resolve("empty.log"));
    Empty empty = new Empty(program, HttpRequest.newBuilder(url).build());
    Patience.until("Start of an empty service", empty::answers);
    return empty;
  }

  private boolean answers() {
    try {
      return Http.send(request).status() == 200;
    } catch (NoAnswerException _) {
      return false;
    }
  }

  /** Processor time of one answer, in milliseconds, warmed up before. */
  double millis(Duration length) {
    Operation ask = () -> Http.send(request).expect(200);
    Rate _ = Rate.closed(8, length, ask);
    Duration before = ProcessorTime.of(program.pid());
    Rate rate = Rate.closed(8, length, ask);
    Duration used = ProcessorTime.of(program.pid()).minus(before);
    return used.toNanos() / 1e6 / rate.latencies().count();
  }

  @Override
  public void close() {
    program.close();
  }
}
