package io.sessionaudit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * Given a state, when a command is decided, then this is the outcome.
 *
 * @param <S> state
 * @param <C> command
 * @param <O> outcome, with a useful {@code equals}
 */
public final class DecisionSpec<S, C, O> {

  private final BiFunction<S, C, O> decide;

  private DecisionSpec(BiFunction<S, C, O> decide) {
    this.decide = decide;
  }

  /** Specifies a pure decision. */
  public static <S, C, O> DecisionSpec<S, C, O> of(BiFunction<S, C, O> decide) {
    return new DecisionSpec<>(decide);
  }

  /** The state before. */
  public Given given(S state) {
    return new Given(state);
  }

  /** Waits for its command. */
  public final class Given {
    private final S state;

    private Given(S state) {
      this.state = state;
    }

    /** Decides the command on the state. */
    public Then<O> when(C command) {
      return new Then<>(decide.apply(state, command));
    }
  }

  /** Holds the outcome. */
  public static final class Then<O> {
    private final O outcome;

    private Then(O outcome) {
      this.outcome = outcome;
    }

    /** The outcome equals this one. */
    public void then(O expected) {
      assertThat(outcome).isEqualTo(expected);
    }

    /** The outcome passes these assertions. */
    public void thenItSatisfies(Consumer<? super O> assertions) {
      assertThat(outcome).satisfies(assertions::accept);
    }
  }
}
