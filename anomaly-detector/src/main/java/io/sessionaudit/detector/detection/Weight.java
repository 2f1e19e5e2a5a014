package io.sessionaudit.detector.detection;

import io.sessionaudit.event.AnomalyDetected.SignalKind;

/** What a signal counts. The code stands in stored state: never use one again. */
enum Weight {
  /** Nobody has gone on from the successor: it may be an answer lost on a phone. */
  LATE_PARENT(1, SignalKind.REUSE, 60),
  REUSE(2, SignalKind.REUSE, 120),
  DEVICE_CHANGED(3, SignalKind.DEVICE_CHANGED, 80),
  NETWORK_CHANGED(4, SignalKind.NETWORK_CHANGED, 60),
  REFRESH_TOO_OFTEN(5, SignalKind.REFRESH_TOO_OFTEN, 10),
  DEAD_TOKEN_PRESENTED(6, SignalKind.DEAD_TOKEN_PRESENTED, 10),
  NEW_ADDRESS_FAMILY(7, SignalKind.NEW_ADDRESS_FAMILY, 0);

  private final int code;
  private final SignalKind kind;
  private final int score;

  Weight(int code, SignalKind kind, int score) {
    this.code = code;
    this.kind = kind;
    this.score = score;
  }

  /**
   * Reads {@link #code}.
   *
   * @throws IllegalArgumentException for any other number
   */
  static Weight coded(int code) {
    for (Weight weight : values()) {
      if (weight.code == code) {
        return weight;
      }
    }
    throw new IllegalArgumentException("not a signal");
  }

  int code() {
    return code;
  }

  SignalKind kind() {
    return kind;
  }

  int score() {
    return score;
  }

  /** Whether an event that shows this may end sessions, if the score suffices. */
  boolean mayRevoke() {
    return switch (kind) {
      case REUSE, DEVICE_CHANGED, NETWORK_CHANGED -> true;
      case NEW_ADDRESS_FAMILY, REFRESH_TOO_OFTEN, DEAD_TOKEN_PRESENTED -> false;
    };
  }
}
