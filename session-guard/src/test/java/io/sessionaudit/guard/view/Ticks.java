package io.sessionaudit.guard.view;

import java.time.Instant;

/** Two clocks that a test moves. */
final class Ticks implements GuardClock {

  static final Instant START = Instant.parse("2026-11-01T12:00:00Z");

  private long monotonic = 1_000;
  private long wall = START.toEpochMilli();

  @Override
  public Tick read() {
    return new Tick(monotonic, wall);
  }

  /** Time passes. */
  void pass(long millis) {
    monotonic += millis;
    wall += millis;
  }

  /** The wall clock is set. */
  void jump(long millis) {
    wall += millis;
  }

  Instant wall() {
    return Instant.ofEpochMilli(wall);
  }
}
