package io.sessionaudit.projector.table;

import io.sessionaudit.event.Envelope;
import io.sessionaudit.event.SessionId;
import io.sessionaudit.event.UserId;
import io.sessionaudit.wire.WireEvent;
import org.jspecify.annotations.Nullable;

/**
 * An event as it is searched for.
 *
 * @param partition and {@code offset} of its first occurrence in the topic
 */
public record EventRow(
    WireEvent wire,
    @Nullable UserId user,
    @Nullable SessionId session,
    int partition,
    long offset) {

  Envelope envelope() {
    return wire.envelope();
  }
}
