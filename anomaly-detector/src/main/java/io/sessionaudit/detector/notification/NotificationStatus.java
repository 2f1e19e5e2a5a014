package io.sessionaudit.detector.notification;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the webhook stands.
 *
 * @param undelivered notices that were read and wait; more may wait in the topic beyond 1,000
 * @param oldest when the oldest of them happened; null if none waits
 * @param failure why the last attempt failed; null after a delivery
 */
public record NotificationStatus(
    int undelivered, @Nullable Instant oldest, @Nullable String failure) {

  static final NotificationStatus NOTHING_YET = new NotificationStatus(0, null, null);
}
