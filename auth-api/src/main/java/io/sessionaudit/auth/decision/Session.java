package io.sessionaudit.auth.decision;

import io.sessionaudit.event.Context;
import io.sessionaudit.event.EventId;
import io.sessionaudit.event.SessionEvent.Delivery;
import io.sessionaudit.event.SessionEvent.Expiry;
import io.sessionaudit.event.SessionId;
import io.sessionaudit.event.TokenId;
import io.sessionaudit.event.UserId;
import io.sessionaudit.feed.Revocation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What decisions know of a session: one sign-in and all tokens that descend from it. */
public record Session(
    Opening opening, Rotation rotation, Deadlines deadlines, End end, LastUse lastUse) {

  /**
   * What was fixed when the session was opened.
   *
   * @param epoch the sign-in's number among the user's sign-ins, from 1
   * @param realm the realm's number at that moment
   */
  public record Opening(
      SessionId id,
      UserId user,
      int epoch,
      int realm,
      Delivery delivery,
      List<String> amr,
      String acr,
      String fingerprintHash,
      Instant openedAt) {
    public Opening {
      amr = List.copyOf(amr);
    }
  }

  /**
   * The generation that is good, and the access token that was made with it.
   *
   * @param generation from 1, one more at each rotation
   * @param rotatedAt when a rotation made it; absent for the first one
   * @param issuedAt whole seconds (RFC 7519 NumericDate), as is {@code expiresAt}
   */
  public record Rotation(
      int generation, @Nullable Instant rotatedAt, Instant issuedAt, Instant expiresAt) {}

  /** When the session ends in time: without a refresh, and whatever happens. */
  public record Deadlines(Instant idle, Instant absolute) {

    /** The one that comes first. */
    public Instant first() {
      return idle.isBefore(absolute) ? idle : absolute;
    }
  }

  /**
   * How far the session is dead.
   *
   * @param deadGeneration the highest dead generation, 0 for none, {@link
   *     Revocation#ALL_GENERATIONS} for all
   * @param expired the limit that ended it, once that was recorded
   * @param at when it ended, by revocation or limit
   * @param lastEpoch the account's last epoch when all generations died
   * @param afterEndReported a spent token that came after the end was recorded
   */
  public record End(
      int deadGeneration,
      @Nullable Expiry expired,
      @Nullable Instant at,
      @Nullable Integer lastEpoch,
      boolean afterEndReported) {

    static final End NONE = new End(0, null, null, null, false);
  }

  /**
   * Where the session was last used from.
   *
   * @param event the one that recorded it and sealed its client; absent until it has its id
   */
  public record LastUse(Instant at, Context context, @Nullable EventId event) {}

  public SessionId id() {
    return opening.id();
  }

  public int generation() {
    return rotation.generation();
  }

  /** The id of the access token that stands. */
  public TokenId jti() {
    return new TokenId(id(), generation());
  }

  Session withEnd(End next) {
    return new Session(opening, rotation, deadlines, next, lastUse);
  }

  public Session withLastUse(LastUse next) {
    return new Session(opening, rotation, deadlines, end, next);
  }

  Session rotated(Rotation next, Instant idle, LastUse use) {
    return new Session(opening, next, new Deadlines(idle, deadlines.absolute()), end, use);
  }

  /** Dead from here on, all generations. */
  Session revoked(Instant now, int accountLastEpoch) {
    return withEnd(
        new End(
            Revocation.ALL_GENERATIONS,
            end.expired(),
            end.at() == null ? now : end.at(),
            accountLastEpoch,
            end.afterEndReported()));
  }

  Session deadUpTo(int generation) {
    return withEnd(
        new End(generation, end.expired(), end.at(), end.lastEpoch(), end.afterEndReported()));
  }

  Session expired(Expiry kind, Instant deadline) {
    return withEnd(
        new End(end.deadGeneration(), kind, deadline, end.lastEpoch(), end.afterEndReported()));
  }

  Session reportedAfterEnd() {
    return withEnd(new End(end.deadGeneration(), end.expired(), end.at(), end.lastEpoch(), true));
  }
}
