package io.sessionaudit.auth.anchor;

import io.sessionaudit.event.EventId;

/**
 * The event with the highest position among the last ones of a partition of {@code session-events}.
 *
 * @param position its journal id
 * @param event its own id
 */
record LogEnd(int partition, long position, EventId event) {}
