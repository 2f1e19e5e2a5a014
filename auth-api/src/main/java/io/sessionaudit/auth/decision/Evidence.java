package io.sessionaudit.auth.decision;

import io.sessionaudit.event.Event;
import java.util.function.Supplier;

/**
 * An event that is worth recording but may repeat cheaply, so the budget is asked first.
 *
 * @param key what is counted together
 * @param event with a count of one; made when the budget has granted it
 * @param firstIsFree the first of a key is recorded whatever the total says
 */
public record Evidence(String key, Supplier<? extends Event.Counted> event, boolean firstIsFree) {

  /** An event that is there already. */
  public Evidence(String key, Event.Counted event, boolean firstIsFree) {
    this(key, () -> event, firstIsFree);
  }
}
