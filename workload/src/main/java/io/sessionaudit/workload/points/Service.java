package io.sessionaudit.workload.points;

/** The services that a process may be. */
public enum Service {
  AUTH("auth-api"),
  PROJECTOR("session-projector"),
  DETECTOR("anomaly-detector");

  private final String text;

  Service(String text) {
    this.text = text;
  }

  /** The name of its module. */
  @Override
  public String toString() {
    return text;
  }
}
