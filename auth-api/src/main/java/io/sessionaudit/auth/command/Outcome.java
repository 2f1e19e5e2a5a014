package io.sessionaudit.auth.command;

import io.sessionaudit.auth.append.Executed;
import io.sessionaudit.auth.append.Loaded;
import io.sessionaudit.auth.decision.Decision;
import io.sessionaudit.auth.decision.Refusal;
import io.sessionaudit.event.EventId;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** What a command ends in. A refusal is an answer, not an accident. */
public sealed interface Outcome<T> {

  /**
   * Done as asked.
   *
   * @param event the first one that was recorded
   */
  record Granted<T>(T value, @Nullable EventId event) implements Outcome<T> {}

  /**
   * Not done.
   *
   * @param incident the first event that was recorded all the same
   * @param retryAfter how long until it makes sense to ask again; absent if nobody knows
   */
  record Refused<T>(Refusal refusal, @Nullable EventId incident, @Nullable Duration retryAfter)
      implements Outcome<T> {

    public Refused(Refusal refusal, @Nullable EventId incident) {
      this(refusal, incident, null);
    }
  }

  static <T> Outcome<T> granted(T value) {
    return new Granted<>(value, null);
  }

  static <T> Outcome<T> refused(Refusal refusal) {
    return new Refused<>(refusal, null);
  }

  /** Not now. */
  static <T> Outcome<T> refused(Refusal refusal, Duration wait) {
    return new Refused<>(refusal, null, wait);
  }

  /**
   * The outcome of an executed command.
   *
   * @param absent what it means that there was nothing to read
   * @param grant makes the answer of an accepted decision
   */
  static <S extends Loaded, A, T> Outcome<T> of(
      Optional<Executed<S, A>> executed,
      Refusal absent,
      BiFunction<Executed<S, A>, Decision.Accepted<A>, T> grant) {
    if (executed.isEmpty()) {
      return refused(absent);
    }
    Executed<S, A> done = executed.get();
    return switch (done.decision()) {
      case Decision.Accepted<A> accepted ->
          new Granted<>(grant.apply(done, accepted), done.incident());
      case Decision.Refused<A> refused -> new Refused<>(refused.refusal(), done.incident());
    };
  }
}
