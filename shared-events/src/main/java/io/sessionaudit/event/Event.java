package io.sessionaudit.event;

import org.jspecify.annotations.Nullable;

/**
 * A fact that was recorded. The hierarchy is sealed on purpose: a new event breaks the build in
 * every place that has to think about it.
 */
public sealed interface Event permits SessionEvent, AccountEvent, RealmEvent, AnomalyDetected {

  /** The stream that numbers this event. */
  Stream stream();

  /** Whom it is about; absent for strangers and for the realm. */
  @Nullable UserId user();

  /** The session that it is about; absent when it is about the whole account or realm. */
  @Nullable SessionId session();

  /** An event that knows where the client's request came from. */
  sealed interface WithContext
      permits SessionEvent.TokenIssued,
          SessionEvent.TokenRefreshed,
          SessionEvent.ReuseDetected,
          SessionEvent.RefreshRejected,
          AccountEvent.LoginFailed {

    Context context();

    /** The same event with the personal part sealed. */
    Event with(Context context);
  }

  /** An event that may stand for several occurrences, so that what repeats cheaply costs little. */
  sealed interface Counted
      permits SessionEvent.TokenRefreshed, SessionEvent.RefreshRejected, AccountEvent.LoginFailed {

    /**
     * The same event for that many occurrences.
     *
     * @param count from 1
     */
    Event counted(int count);
  }
}
