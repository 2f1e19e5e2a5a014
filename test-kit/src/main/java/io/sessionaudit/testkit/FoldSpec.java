package io.sessionaudit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Given events, then this is the state: for projections and anything else that folds.
 *
 * @param <S> state, with a useful {@code equals}
 * @param <E> event
 */
public final class FoldSpec<S, E> {

  private final Supplier<S> initial;
  private final BiFunction<S, E, S> fold;

  private FoldSpec(Supplier<S> initial, BiFunction<S, E, S> fold) {
    this.initial = initial;
    this.fold = fold;
  }

  /**
   * Specifies a fold.
   *
   * @param initial the state before the first event, made anew for every specification
   */
  public static <S, E> FoldSpec<S, E> of(Supplier<S> initial, BiFunction<S, E, S> fold) {
    return new FoldSpec<>(initial, fold);
  }

  /** Folds the events in this order. */
  @SafeVarargs
  @SuppressWarnings("varargs") // the array is only read
  public final Then<S> given(E... events) {
    return given(List.of(events));
  }

  /** Folds the events in this order. */
  public Then<S> given(List<? extends E> events) {
    S state = initial.get();
    for (E event : events) {
      state = fold.apply(state, event);
    }
    return new Then<>(state);
  }

  /** Holds the state. */
  public static final class Then<S> {
    private final S state;

    private Then(S state) {
      this.state = state;
    }

    /** The state equals this one. */
    public void then(S expected) {
      assertThat(state).isEqualTo(expected);
    }

    /** The state passes these assertions. */
    public void thenItSatisfies(Consumer<? super S> assertions) {
      assertThat(state).satisfies(assertions::accept);
    }
  }
}
