package io.sessionaudit.auth.append;

import io.sessionaudit.auth.decision.Decision;
import io.sessionaudit.event.EventId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A command that was decided and, if it recorded anything, committed.
 *
 * @param loaded what the decision rested on
 * @param recorded the events that were written, in order
 */
public record Executed<S extends Loaded, A>(
    S loaded, Decision<A> decision, List<EventId> recorded) {

  public Executed {
    recorded = List.copyOf(recorded);
  }

  /** The event that tells an auditor about this answer. */
  public @Nullable EventId incident() {
    return recorded.isEmpty() ? null : recorded.getFirst();
  }
}
