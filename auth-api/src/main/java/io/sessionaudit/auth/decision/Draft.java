package io.sessionaudit.auth.decision;

import io.sessionaudit.event.Event;

/**
 * An event that was decided and has no id yet.
 *
 * @param follows its cause is the draft before it, not what the request names
 */
public record Draft(Event event, boolean follows) {

  static Draft of(Event event) {
    return new Draft(event, false);
  }

  static Draft following(Event event) {
    return new Draft(event, true);
  }
}
