package io.sessionaudit.auth.command;

import io.sessionaudit.auth.append.GuessCounters;
import io.sessionaudit.auth.append.GuessKey;
import io.sessionaudit.auth.append.Guesses;
import io.sessionaudit.auth.append.StorageException;
import io.sessionaudit.auth.command.ThrottleCounts.Kind;
import io.sessionaudit.auth.decision.Backoff;
import io.sessionaudit.event.UserId;
import java.time.Duration;
import java.util.List;
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

  private final ThrottleCounts counts = new ThrottleCounts();
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
      return ask(GuessKey.of("name at home", nameTag + " " + networkTag, name), Kind.NAME_AT_HOME);
    }
    GuessKey ofName = GuessKey.of("name", nameTag, name);
    GuessKey ofNetwork = GuessKey.of("network", networkTag, network);
    List<GuessKey> both = List.of(ofName, ofNetwork);
    return counters
        .<Answer>under(both, guesses -> stranger(guesses, ofName, ofNetwork))
        .orElseGet(Answer.Busy::new);
  }

  /**
   * Asks for one more proof of somebody who has signed in, such as his present password before he
   * changes it. Counted apart: no sign-in can make him wait, from wherever.
   *
   * @throws StorageException as {@link #ask(String, String, boolean)}
   */
  public Answer askAgain(UserId user) {
    return ask(GuessKey.of("user", user.toString(), name), Kind.USER);
  }

  /**
   * Takes back what was counted: the password was right, or was not looked at. What could not be
   * taken back is forgiven by time.
   */
  public void forgive(Answer.Go attempt) {
    try {
      counters.under(
          attempt.counted(),
          guesses -> {
            attempt.counted().forEach(guesses::giveBack);
            return true;
          });
    } catch (StorageException e) {
      LOG.warn("A sign-in stays counted as failed, SQLSTATE {}", e.sqlState());
    }
  }

  /** Who had to wait so far. */
  public ThrottleCounts counts() {
    return counts;
  }

  private Answer ask(GuessKey only, Kind kind) {
    return counters
        .<Answer>under(List.of(only), guesses -> alone(guesses, only, kind))
        .orElseGet(Answer.Busy::new);
  }

  private Answer alone(Guesses guesses, GuessKey only, Kind kind) {
    Duration wait = guesses.wait(only);
    if (wait.isPositive()) {
      return wait(wait, kind);
    }
    guesses.charge(only);
    return new Answer.Go(List.of(only));
  }

  /**
   * Asking under a name that has to wait costs its network something: else whoever asks most often
   * would get every turn, and the owner, in a network that we do not know yet, none.
   */
  private Answer stranger(Guesses guesses, GuessKey ofName, GuessKey ofNetwork) {
    Duration network = guesses.wait(ofNetwork);
    Duration name = guesses.wait(ofName);
    if (network.isPositive()) {
      return wait(network.compareTo(name) > 0 ? network : name, Kind.NETWORK);
    }
    guesses.charge(ofNetwork);
    if (name.isPositive()) {
      return wait(name, Kind.NAME);
    }
    guesses.charge(ofName);
    return new Answer.Go(List.of(ofName, ofNetwork));
  }

  private Answer wait(Duration left, Kind kind) {
    counts.waited(kind);
    return new Answer.Wait(left);
  }
}
