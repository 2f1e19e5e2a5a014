package io.sessionaudit.detector.detection;

import java.time.Instant;

/**
 * What is remembered of a user beside the sessions.
 *
 * @param version of the last event of the user's stream that was seen; 0 before the first
 * @param seenAt the time of that event
 */
public record UserBaseline(long version, Instant seenAt, KnownNetworks known) {

  static final UserBaseline NOBODY = new UserBaseline(0, Instant.EPOCH, KnownNetworks.NONE);

  UserBaseline seen(long next, Instant at) {
    return new UserBaseline(next, at, known);
  }

  UserBaseline signedIn(Sighting sighting) {
    return new UserBaseline(version, seenAt, known.with(sighting.network(), sighting.at()));
  }
}
