package io.sessionaudit.guard.view;

/** Whether the view may be asked, and if not, why. */
public enum Readiness {
  /** Serves. */
  READY,
  /** Has not yet read the topic to its end and heard what lies beyond. */
  LOADING,
  /** The news, or the last look at the topic's identity, are older than the bound. */
  STALE,
  /** A record that may be a revocation could not be read. */
  UNREADABLE
}
