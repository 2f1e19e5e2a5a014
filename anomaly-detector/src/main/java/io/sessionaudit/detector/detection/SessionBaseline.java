package io.sessionaudit.detector.detection;

import io.sessionaudit.event.EventId;
import io.sessionaudit.event.SessionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a session: what is normal for it, and what it showed lately.
 *
 * @param forgetAt when this is over: the session's absolute limit, as far as the log has said it
 * @param usedAt the last sign-in or refresh that the log has of it
 * @param device absent if the log never said it
 * @param currentSince the event that made the session's current generation
 */
public record SessionBaseline(
    SessionId session,
    Instant forgetAt,
    Instant usedAt,
    @Nullable SeenDevice device,
    SeenNetworks networks,
    @Nullable EventId currentSince,
    RefreshRate rate,
    RecentSignals recent) {

  /** A session whose sign-in was not seen, or is forgotten: nothing is normal yet. */
  static SessionBaseline unknown(SessionId session) {
    return new SessionBaseline(
        session,
        Instant.EPOCH,
        Instant.EPOCH,
        null,
        SeenNetworks.NONE,
        null,
        RefreshRate.NONE,
        RecentSignals.NONE);
  }

  /** A session that was just signed in. */
  static SessionBaseline opened(SessionId session, Sighting sighting, Instant absoluteExpiresAt) {
    return new SessionBaseline(
        session,
        absoluteExpiresAt,
        sighting.at(),
        SeenDevice.in(sighting),
        SeenNetworks.in(sighting),
        sighting.event(),
        RefreshRate.NONE,
        RecentSignals.NONE);
  }

  boolean isForgotten(Instant now) {
    return now.isAfter(forgetAt);
  }

  SessionBaseline lastUsed(Instant at) {
    return new SessionBaseline(session, forgetAt, at, device, networks, currentSince, rate, recent);
  }

  /** Remembered until then at least. */
  SessionBaseline until(Instant time) {
    return time.isAfter(forgetAt)
        ? new SessionBaseline(session, time, usedAt, device, networks, currentSince, rate, recent)
        : this;
  }

  SessionBaseline with(SeenDevice seen) {
    return new SessionBaseline(
        session, forgetAt, usedAt, seen, networks, currentSince, rate, recent);
  }

  SessionBaseline with(SeenNetworks seen) {
    return new SessionBaseline(session, forgetAt, usedAt, device, seen, currentSince, rate, recent);
  }

  SessionBaseline rotatedBy(EventId event) {
    return new SessionBaseline(session, forgetAt, usedAt, device, networks, event, rate, recent);
  }

  SessionBaseline with(RefreshRate counted) {
    return new SessionBaseline(
        session, forgetAt, usedAt, device, networks, currentSince, counted, recent);
  }

  SessionBaseline with(RecentSignals signals) {
    return new SessionBaseline(
        session, forgetAt, usedAt, device, networks, currentSince, rate, signals);
  }
}
