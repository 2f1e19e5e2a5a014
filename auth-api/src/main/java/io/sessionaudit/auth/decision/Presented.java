package io.sessionaudit.auth.decision;

import io.sessionaudit.event.Context;
import io.sessionaudit.event.SessionEvent.Delivery;

/**
 * A genuine refresh token as it was presented.
 *
 * @param generation from 1
 * @param via how it came
 * @param binding what the fingerprint beside it says
 * @param context where it came from; not sealed yet
 */
public record Presented(int generation, Delivery via, Binding binding, Context context) {

  /** The fingerprint that came with a token. */
  public enum Binding {
    RIGHT,
    WRONG,
    MISSING
  }
}
