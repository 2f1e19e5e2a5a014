package io.sessionaudit.detector.detection;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is known before an event: of its user, and of its session. The state of a user's other
 * sessions is no part of any rule, so it need not be read.
 *
 * @param session absent if the event is about none, or nothing is known of it
 */
public record Baseline(UserBaseline user, @Nullable SessionBaseline session) {

  /** Nothing is known of this user. */
  public static final Baseline NONE = new Baseline(UserBaseline.NOBODY, null);

  public Baseline {
    Objects.requireNonNull(user, "user");
  }

  /** Version of the last event that was seen of the user's stream; 0 before the first. */
  public long version() {
    return user.version();
  }
}
