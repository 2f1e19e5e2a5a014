package io.sessionaudit.detector.detection;

import io.sessionaudit.event.AnomalyDetected.SignalKind;

/** What a signal counts. The order is kept in stored state: add at the end. */
enum Weight {
  /** Nobody has gone on from the successor: it may be an answer lost on a phone. */
  LATE_PARENT(SignalKind.REUSE, 60),
  REUSE(SignalKind.REUSE, 120),
  DEVICE_CHANGED(SignalKind.DEVICE_CHANGED, 80),
  NETWORK_CHANGED(SignalKind.NETWORK_CHANGED, 60),
  REFRESH_TOO_OFTEN(SignalKind.REFRESH_TOO_OFTEN, 10),
  DEAD_TOKEN_PRESENTED(SignalKind.DEAD_TOKEN_PRESENTED, 10),
  NEW_ADDRESS_FAMILY(SignalKind.NEW_ADDRESS_FAMILY, 0);

  private final SignalKind kind;
  private final int score;

  Weight(SignalKind kind, int score) {
    this.kind = kind;
    this.score = score;
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
