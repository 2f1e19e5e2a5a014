package io.sessionaudit.auth.relay;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where the relay of this instance stands.
 *
 * @param leading false while another instance leads, or nothing can be reached
 * @param term of the leader's lease; 0 while not leading
 * @param floor every journal id up to it is in Kafka or will never exist
 * @param high the highest journal id that was sent
 * @param inFlight rows that are sent and not acknowledged yet
 * @param holes runs of ids that were skipped and may still be committed
 * @param oldestUnacknowledged when the oldest row that Kafka does not have yet occurred; absent if
 *     there is none
 * @param freshAsOf what the last watermark said; absent before the first one of this term
 * @param stopped why it sends nothing until an operator has looked; absent if nothing is wrong
 */
public record RelayStatus(
    boolean leading,
    long term,
    long floor,
    long high,
    int inFlight,
    int holes,
    @Nullable Instant oldestUnacknowledged,
    @Nullable Instant freshAsOf,
    @Nullable String stopped) {

  static final RelayStatus STANDING_BY = new RelayStatus(false, 0, 0, 0, 0, 0, null, null, null);

  static RelayStatus stopped(String reason) {
    return new RelayStatus(false, 0, 0, 0, 0, 0, null, null, reason);
  }

  /** How long the oldest row has waited for Kafka; zero if none waits. */
  public Duration backlogAge(Instant now) {
    Instant oldest = oldestUnacknowledged;
    return oldest == null || oldest.isAfter(now) ? Duration.ZERO : Duration.between(oldest, now);
  }
}
