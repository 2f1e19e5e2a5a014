package io.sessionaudit.workload.fleet;

import io.sessionaudit.workload.points.Point;
import io.sessionaudit.workload.points.Service;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;

/** One running instance of a service. */
public final class Instance {

  /** 128 + SIGKILL. */
  private static final int KILLED = 137;

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final String name;
  private final URI url;
  private final Child child;

  Instance(Service service, int number, URI url, Child child) {
    this.name = service + " " + number;
    this.url = url;
    this.child = child;
  }

  /** Where it serves, if it does. */
  public URI url() {
    return url;
  }

  /** Starts it, if it does not run, and returns when it is ready. */
  public void start() {
    child.start();
    awaitReady();
  }

  /** Starts it, if it does not run, and does not wait. */
  public void begin() {
    child.start();
  }

  /**
   * Returns when it is ready.
   *
   * @throws FleetException with its last words, if it ends or does not get ready
   */
  public void awaitReady() {
    try {
      Patience.until(
          "Readiness of " + name,
          () -> {
            if (!child.runs()) {
              throw new FleetException(name + " has ended: " + child.lastWords());
            }
            return ready();
          });
    } catch (FleetException e) {
      throw new FleetException(e.getMessage() + "\n" + child.lastWords(), e);
    }
  }

  /** Whether it says that it serves. */
  public boolean ready() {
    HttpRequest question =
        HttpRequest.newBuilder(url.resolve("/health/readiness"))
            .timeout(Duration.ofSeconds(5))
            .build();
    try {
      return HTTP.send(question, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException _) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new FleetException("Interrupted.", interrupted);
    }
  }

  /** Its process id. */
  public long pid() {
    return child.pid();
  }

  /**
   * Does nothing if its process lives.
   *
   * @throws FleetException with its last words, if it has ended
   */
  public void requireRunning() {
    if (!child.runs()) {
      throw new FleetException(name + " has ended: " + child.lastWords());
    }
  }

  /** Whether its process lives. */
  public boolean runs() {
    return child.runs();
  }

  /**
   * Whether it was ended as by {@code kill -9}.
   *
   * @throws FleetException with its last words, if it has ended in another way
   */
  public boolean wasKilled() {
    Integer exit = child.exit();
    if (exit != null && exit != KILLED) {
      throw new FleetException(name + " has ended with " + exit + ": " + child.lastWords());
    }
    return exit != null;
  }

  /**
   * Has it die at a point.
   *
   * @param claim of those that are told the same, the one that makes this file dies
   */
  public void dieAt(Point point, int occurrence, Path claim) {
    child.tell(point.name() + " " + occurrence + " " + claim);
  }

  /** {@code kill -9}. */
  public void kill() {
    child.kill();
  }

  /**
   * Asks it to end and waits for it.
   *
   * @throws FleetException if it does not end in peace
   */
  public void stop() {
    int exit = child.terminate();
    // 143 = 128 + SIGTERM: what a Java process answers that was asked to end and did.
    if (exit != 0 && exit != 143) {
      throw new FleetException(name + " ended with " + exit + ": " + child.lastWords());
    }
  }

  /** Its memory stays, its clock goes on, it does nothing. */
  public void pause() {
    child.pause();
  }

  /** Ends the pause. */
  public void resume() {
    child.resume();
  }

  void close() {
    child.close();
  }

  @Override
  public String toString() {
    return name;
  }
}
