package io.sessionaudit.auth.append;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;

/**
 * Keeps what repeats cheaply from filling the log: each key is recorded the first time and then at
 * most once a minute with a count, and all keys together at most a fixed number a minute, counted
 * apart for callers who proved a credential and for strangers. One instance's memory; restarts
 * begin anew. Safe for use by many threads.
 */
public final class EvidenceBudget {

  private static final Duration PERIOD = Duration.ofMinutes(1);
  private static final int KEYS = 100_000;

  private final Cache<String, Occurrences> keys =
      Caffeine.newBuilder().maximumSize(KEYS).expireAfterAccess(Duration.ofMinutes(10)).build();
  private final EvidenceCounts counts = new EvidenceCounts();
  private final Total genuine;
  private final Total strangers;

  /**
   * Takes the totals.
   *
   * @param genuine records a minute for callers who proved a credential, from 0
   * @param strangers records a minute for everybody else, from 0
   */
  public EvidenceBudget(int genuine, int strangers) {
    this.genuine = new Total(genuine);
    this.strangers = new Total(strangers);
  }

  /** 1,200 and 120 a minute. */
  public static EvidenceBudget defaults() {
    return new EvidenceBudget(1_200, 120);
  }

  /**
   * Asks for one record.
   *
   * @param firstIsFree the first of a key is granted whatever the total says
   * @return how many occurrences the record stands for; empty if there shall be none
   */
  OptionalInt ask(String key, Instant now, boolean firstIsFree, boolean isGenuine) {
    Occurrences occurrences = keys.get(key, _ -> new Occurrences());
    Total total = isGenuine ? genuine : strangers;
    OptionalInt answer = occurrences.another(now, firstIsFree, total);
    counts.count(key, isGenuine, answer.isPresent());
    return answer;
  }

  /** How it answered so far. */
  public EvidenceCounts counts() {
    return counts;
  }

  /** Takes back a grant that was not used. */
  void giveBack(String key, int count) {
    Occurrences occurrences = keys.getIfPresent(key);
    if (occurrences != null) {
      occurrences.giveBack(count);
    }
  }

  private static final class Occurrences {
    private Instant recorded = Instant.MIN;
    private int unrecorded;

    synchronized OptionalInt another(Instant now, boolean firstIsFree, Total total) {
      unrecorded++;
      boolean first = recorded.equals(Instant.MIN);
      boolean due = first || !now.isBefore(recorded.plus(PERIOD));
      if (!due || !((first && firstIsFree) || total.take(now))) {
        return OptionalInt.empty();
      }
      int count = unrecorded;
      recorded = now;
      unrecorded = 0;
      return OptionalInt.of(count);
    }

    synchronized void giveBack(int count) {
      recorded = Instant.MIN;
      unrecorded += count;
    }
  }

  private static final class Total {
    private final int most;
    private Instant start = Instant.MIN;
    private int taken;

    Total(int most) {
      this.most = most;
    }

    synchronized boolean take(Instant now) {
      if (start.equals(Instant.MIN) || !now.isBefore(start.plus(PERIOD))) {
        start = now;
        taken = 0;
      }
      if (taken >= most) {
        return false;
      }
      taken++;
      return true;
    }
  }
}
