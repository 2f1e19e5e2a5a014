package io.sessionaudit.auth.recovery;

import io.sessionaudit.event.SessionEvent.Expiry;
import io.sessionaudit.feed.Revocation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the database has lost about a session: numbers that only rise, and its end. */
final class LostSession {

  private int generation = 1;
  private int deadGeneration;
  private @Nullable Instant rotatedAt;
  private @Nullable Expiry expired;
  private @Nullable Instant endedAt;
  private @Nullable Integer endLastEpoch;

  void refreshed(int to, Instant at) {
    if (to > generation) {
      generation = to;
      rotatedAt = at;
    }
  }

  void dead(int upTo) {
    deadGeneration = Math.max(deadGeneration, upTo);
  }

  void ended(Instant at, int lastEpoch) {
    dead(Revocation.ALL_GENERATIONS);
    end(at, lastEpoch);
  }

  void expired(Expiry kind, Instant at, int lastEpoch) {
    expired = kind;
    end(at, lastEpoch);
  }

  private void end(Instant at, int lastEpoch) {
    if (endedAt == null) {
      endedAt = at;
      endLastEpoch = lastEpoch;
    }
  }

  int generation() {
    return generation;
  }

  int deadGeneration() {
    return deadGeneration;
  }

  @Nullable Instant rotatedAt() {
    return rotatedAt;
  }

  @Nullable Expiry expired() {
    return expired;
  }

  @Nullable Instant endedAt() {
    return endedAt;
  }

  @Nullable Integer endLastEpoch() {
    return endLastEpoch;
  }
}
