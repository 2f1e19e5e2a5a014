package io.sessionaudit.auth.decision;

import io.sessionaudit.event.Event;

/**
 * An event that is worth recording but may repeat cheaply, so the budget is asked first.
 *
 * @param key what is counted together
 * @param event with a count of one
 * @param firstIsFree the first of a key is recorded whatever the total says
 */
public record Evidence(String key, Event.Counted event, boolean firstIsFree) {}
