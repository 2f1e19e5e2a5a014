package io.sessionaudit.standalone;

import io.sessionaudit.auth.AuthApi;
import io.sessionaudit.detector.AnomalyDetector;
import io.sessionaudit.projector.SessionProjector;
import io.sessionaudit.standalone.cli.SessionAudit;
import io.sessionaudit.standalone.platform.Services;

/** Runs the command line on the three services of this build. */
public final class Main {

  private Main() {}

  /** The services themselves, each in a context of its own. */
  static Services services() {
    return new Services(AuthApi::start, SessionProjector::start, AnomalyDetector::start);
  }

  public static void main(String[] arguments) {
    System.exit(SessionAudit.commandLine(services(), System.out).execute(arguments));
  }
}
