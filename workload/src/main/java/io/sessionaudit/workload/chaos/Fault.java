package io.sessionaudit.workload.chaos;

/** Something that breaks, under load, and is whole again when {@link #strike} returns. */
interface Fault {

  /**
   * Breaks and mends.
   *
   * @throws io.sessionaudit.workload.fleet.FleetException if it could not be brought about, or the
   *     platform did not come back
   */
  void strike(Scene scene);
}
