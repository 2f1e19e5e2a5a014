package io.sessionaudit.auth.decision;

import io.sessionaudit.event.SessionId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a rule makes of a request: what is recorded, the state afterwards, and the answer. Rules are
 * pure, so that the same state and request always give the same decision.
 *
 * @param <A> what is answered when the request is accepted
 */
public sealed interface Decision<A> {

  /** Always recorded, in this order, also when the answer is a refusal. */
  List<Draft> events();

  /** Recorded behind the events if the budget allows. */
  List<Evidence> evidence();

  /** The state when all of it is recorded. */
  After after();

  /** The request is granted. */
  record Accepted<A>(A answer, List<Draft> events, List<Evidence> evidence, After after)
      implements Decision<A> {
    public Accepted {
      events = List.copyOf(events);
      evidence = List.copyOf(evidence);
    }
  }

  /** The request is refused; what that proves is recorded all the same. */
  record Refused<A>(Refusal refusal, List<Draft> events, List<Evidence> evidence, After after)
      implements Decision<A> {
    public Refused {
      events = List.copyOf(events);
      evidence = List.copyOf(evidence);
    }
  }

  /**
   * The rows afterwards.
   *
   * @param session absent when no session's row changes
   * @param ended other sessions of the account that are dead from here on, all generations
   */
  record After(Account account, @Nullable Session session, List<SessionId> ended) {
    public After {
      ended = List.copyOf(ended);
    }

    public After(Account account, @Nullable Session session) {
      this(account, session, List.of());
    }
  }

  /** Granted, and nothing happened. */
  static <A> Decision<A> unchanged(A answer, Account account) {
    return new Accepted<>(answer, List.of(), List.of(), new After(account, null));
  }

  /** Refused, and nothing happened. */
  static <A> Decision<A> refused(Refusal refusal, Account account) {
    return new Refused<>(refusal, List.of(), List.of(), new After(account, null));
  }
}
