package io.sessionaudit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * Given events of the past, when one more comes, then these are the findings: for rules that keep a
 * state and say something now and then.
 *
 * @param <S> state
 * @param <E> event
 * @param <F> finding, with a useful {@code equals}
 */
public final class DetectionSpec<S, E, F> {

  /** What a rule makes of one event. */
  public record Step<S, F>(S state, List<F> findings) {
    public Step {
      findings = List.copyOf(findings);
    }
  }

  private final Supplier<S> initial;
  private final BiFunction<S, E, Step<S, F>> rule;

  private DetectionSpec(Supplier<S> initial, BiFunction<S, E, Step<S, F>> rule) {
    this.initial = initial;
    this.rule = rule;
  }

  /**
   * Specifies a rule.
   *
   * @param initial the state before the first event, made anew for every specification
   */
  public static <S, E, F> DetectionSpec<S, E, F> of(
      Supplier<S> initial, BiFunction<S, E, Step<S, F>> rule) {
    return new DetectionSpec<>(initial, rule);
  }

  /** Shows the rule the past; what it finds there is not looked at. */
  @SafeVarargs
  public final Given given(E... past) {
    S state = initial.get();
    for (E event : past) {
      state = rule.apply(state, event).state();
    }
    return new Given(state);
  }

  /** Waits for its event. */
  public final class Given {
    private final S state;

    private Given(S state) {
      this.state = state;
    }

    /** Shows the rule one more event. */
    public Then<F> when(E event) {
      return new Then<>(rule.apply(state, event).findings());
    }
  }

  /** Holds the findings. */
  public static final class Then<F> {
    private final List<F> findings;

    private Then(List<F> findings) {
      this.findings = findings;
    }

    /** These were found, in this order. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public final void then(F... expected) {
      assertThat(findings).containsExactly(expected);
    }

    /** Nothing was found. */
    public void thenNothing() {
      assertThat(findings).isEmpty();
    }
  }
}
