package io.sessionaudit.auth.append;

import io.sessionaudit.auth.decision.Backoff.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The counters of some keys while they are locked, and the time. */
public final class Guesses {

  private final Map<Integer, Tally> tallies;
  private final Map<Integer, Tally> changed = new HashMap<>();
  private final Instant now;

  Guesses(Map<Integer, Tally> tallies, Instant now) {
    this.tallies = new HashMap<>(tallies);
    this.now = now;
  }

  /** How long until the next attempt under this key is taken; zero for now. */
  public Duration wait(GuessKey key) {
    Duration one = key.backoff().wait(at(key.one()), now);
    Duration other = key.backoff().wait(at(key.other()), now);
    return one.compareTo(other) < 0 ? one : other;
  }

  /** Counts a failure. */
  public void charge(GuessKey key) {
    change(key.one(), key.backoff().charged(at(key.one()), now));
    change(key.other(), key.backoff().charged(at(key.other()), now));
  }

  /** Takes a failure back: it was none. */
  public void giveBack(GuessKey key) {
    change(key.one(), key.backoff().givenBack(at(key.one())));
    change(key.other(), key.backoff().givenBack(at(key.other())));
  }

  private Tally at(int slot) {
    return tallies.getOrDefault(slot, Tally.NONE);
  }

  private void change(int slot, Tally tally) {
    tallies.put(slot, tally);
    changed.put(slot, tally);
  }

  Map<Integer, Tally> changed() {
    return changed;
  }
}
