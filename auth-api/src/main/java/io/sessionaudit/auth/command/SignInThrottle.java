package io.sessionaudit.auth.command;

import io.sessionaudit.auth.append.GuessCounters;
import io.sessionaudit.auth.append.GuessKey;
import io.sessionaudit.auth.append.GuessKind;
import io.sessionaudit.auth.append.Guesses;
import io.sessionaudit.auth.append.StorageException;
import io.sessionaudit.auth.decision.Backoff;
import io.sessionaudit.event.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Slows down whoever guesses passwords. An attempt is counted as a failure before the password is
 * looked at, so that parallel guesses gain nothing; one that was none is given back. Names count
 * whether anybody has them or not. See docs/decisions/0024.
 *
 * <p>An attempt from a network where the name's owner has signed in lately is counted for that name
 * in that network alone. So nobody elsewhere can make the owner wait.
 */
public final class SignInThrottle {

  private static final Logger LOG = LoggerFactory.getLogger(SignInThrottle.class);

  private static final int MOST_OWED = 1_000;

  private final ThrottleCounts counts = new ThrottleCounts();
  private final Queue<List<GuessKey>> owed = new ArrayBlockingQueue<>(MOST_OWED);
  private final GuessCounters counters;
  private final Backoff name;
  private final Backoff network;

  /**
   * Takes the rules.
   *
   * @param name failures under one name
   * @param network failures from one network, under any names
   */
  public SignInThrottle(GuessCounters counters, Backoff name, Backoff network) {
    this.counters = counters;
    this.name = name;
    this.network = network;
  }

  /** What an attempt is told. */
  public sealed interface Answer {

    /**
     * Look at the password. It counts as wrong until it is {@link #forgive forgiven}.
     *
     * @param counted what was counted
     */
    record Go(List<GuessKey> counted) implements Answer {
      public Go {
        counted = List.copyOf(counted);
      }
    }

    /**
     * Not yet; the password is not looked at.
     *
     * @param left above zero
     */
    record Wait(Duration left) implements Answer {}

    /** Too many ask at once; nothing was counted. */
    record Busy() implements Answer {}
  }

  /**
   * Asks for one sign-in.
   *
   * @param nameTag keyed tag of the name, known or not
   * @param networkTag keyed tag of the network
   * @param familiar whether the name's owner has signed in from that network lately
   * @throws StorageException if it could not be counted; then nothing may be tried
   */
  public Answer ask(String nameTag, String networkTag, boolean familiar) {
    if (familiar) {
      return ask(GuessKey.of(GuessKind.NAME_AT_HOME, nameTag + " " + networkTag, name));
    }
    GuessKey ofName = GuessKey.of(GuessKind.NAME, nameTag, name);
    GuessKey ofNetwork = GuessKey.of(GuessKind.NETWORK, networkTag, network);
    List<GuessKey> both = List.of(ofName, ofNetwork);
    return counters
        .seen(both, guesses -> waitOfNetwork(guesses, ofName, ofNetwork))
        .orElseGet(() -> counted(both, guesses -> stranger(guesses, ofName, ofNetwork)));
  }

  /**
   * Asks for one more proof of somebody who has signed in, such as his present password before he
   * changes it. Counted apart: no sign-in can make him wait, from wherever.
   *
   * @throws StorageException as {@link #ask(String, String, boolean)}
   */
  public Answer askAgain(UserId user) {
    return ask(GuessKey.of(GuessKind.USER, user.toString(), name));
  }

  /**
   * Takes back what was counted: the password was right, or was not looked at. What cannot be taken
   * back now is owed, and paid back behind one of the next attempts; beyond a thousand, time
   * forgives.
   */
  public void forgive(Answer.Go attempt) {
    if (!givenBack(attempt.counted()) && !owed.offer(attempt.counted())) {
      LOG.warn("A sign-in stays counted as failed: too many are owed already");
    }
  }

  private boolean givenBack(List<GuessKey> keys) {
    try {
      return counters
          .under(
              keys,
              guesses -> {
                keys.forEach(guesses::giveBack);
                return true;
              })
          .isPresent();
    } catch (StorageException e) {
      LOG.warn("A sign-in cannot be taken back from the guesses now, SQLSTATE {}", e.sqlState());
      return false;
    }
  }

  /** One at a time, so that nobody pays for a long outage with a long wait. */
  private void payBack() {
    List<GuessKey> keys = owed.poll();
    if (keys != null && !givenBack(keys) && !owed.offer(keys)) {
      LOG.warn("A sign-in stays counted as failed: too many are owed already");
    }
  }

  /** Who had to wait so far. */
  public ThrottleCounts counts() {
    return counts;
  }

  private Answer ask(GuessKey only) {
    List<GuessKey> keys = List.of(only);
    return counters
        .seen(keys, guesses -> wait(guesses.wait(only), only.kind()))
        .orElseGet(() -> counted(keys, guesses -> alone(guesses, only)));
  }

  private Answer counted(List<GuessKey> keys, Function<Guesses, Answer> rule) {
    Answer answer = counters.under(keys, rule).orElseGet(Answer.Busy::new);
    payBack();
    return answer;
  }

  private Answer alone(Guesses guesses, GuessKey only) {
    return wait(guesses.wait(only), only.kind())
        .orElseGet(() -> {
          guesses.charge(only);
          return new Answer.Go(List.of(only));
        });
  }

  /**
   * Asking under a name that has to wait costs its network something: else whoever asks most often
   * would get every turn, and the owner, in a network that we do not know yet, none.
   */
  private Answer stranger(Guesses guesses, GuessKey ofName, GuessKey ofNetwork) {
    Optional<Answer> waits = waitOfNetwork(guesses, ofName, ofNetwork);
    if (waits.isPresent()) {
      return waits.get();
    }
    guesses.charge(ofNetwork);
    return wait(guesses.wait(ofName), GuessKind.NAME)
        .orElseGet(() -> {
          guesses.charge(ofName);
          return new Answer.Go(List.of(ofName, ofNetwork));
        });
  }

  /** A network that has to wait is charged for nothing, so nothing has to be locked. */
  private Optional<Answer> waitOfNetwork(Guesses guesses, GuessKey ofName, GuessKey ofNetwork) {
    Duration network = guesses.wait(ofNetwork);
    Duration name = guesses.wait(ofName);
    return network.isPositive() && name.compareTo(network) > 0
        ? wait(name, GuessKind.NETWORK)
        : wait(network, GuessKind.NETWORK);
  }

  private Optional<Answer> wait(Duration left, GuessKind kind) {
    if (!left.isPositive()) {
      return Optional.empty();
    }
    counts.waited(kind);
    return Optional.of(new Answer.Wait(left));
  }
}
