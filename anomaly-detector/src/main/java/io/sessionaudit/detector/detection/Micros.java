package io.sessionaudit.detector.detection;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times as whole microseconds since 1970. */
final class Micros {

  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");

  private Micros() {}

  static long of(Instant time) {
    Instant bounded = time.isAfter(LAST) ? LAST : time;
    return ChronoUnit.MICROS.between(Instant.EPOCH, bounded);
  }

  static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
