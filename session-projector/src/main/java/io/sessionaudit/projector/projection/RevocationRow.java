package io.sessionaudit.projector.projection;

import io.sessionaudit.event.EventId;
import io.sessionaudit.event.SessionId;
import io.sessionaudit.event.TokenId;
import io.sessionaudit.event.UserId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One event that killed tokens.
 *
 * @param stream and {@code version}: where the event stands
 * @param target what it killed
 * @param actor who asked
 * @param cause the event before it; absent when a person asked
 */
public record RevocationRow(
    String stream,
    long version,
    EventId event,
    Target target,
    String reason,
    String actor,
    @Nullable EventId cause,
    Instant at,
    long position) {

  public RevocationRow {
    Objects.requireNonNull(target, "target");
  }

  /**
   * What died.
   *
   * @param through with scope USER the highest dead epoch, with REALM the new realm number
   */
  public record Target(
      Scope scope,
      @Nullable UserId user,
      @Nullable SessionId session,
      @Nullable TokenId token,
      @Nullable Integer through) {}

  /** How much died. REALM is everybody. */
  public enum Scope {
    TOKEN,
    SESSION,
    USER,
    REALM
  }
}
