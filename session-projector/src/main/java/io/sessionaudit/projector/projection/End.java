package io.sessionaudit.projector.projection;

import io.sessionaudit.event.EventId;
import java.time.Instant;

/**
 * How a session ended. The first event of the user's stream that ends it stands.
 *
 * @param reason a {@code RevocationReason}, or the limit that was passed
 * @param position of the event in the journal, to compare with the end of everybody
 */
public record End(Kind kind, String reason, EventId event, Instant at, long position) {

  /** What the session is afterwards. */
  public enum Kind {
    REVOKED,
    EXPIRED
  }
}
