package io.sessionaudit.auth.credential;

/**
 * Hashes passwords and checks them against stored hashes (Argon2id, PHC strings). At most a fixed
 * number of hashes runs at once; the rest waits its turn, or is {@link Turn.Busy}. Blocks the
 * caller; meant for virtual threads, and safe for use by many.
 */
public final class Passwords implements AutoCloseable {

  private final HashingThreads threads;
  private final Argon2Cost cost;
  private final Argon2Hash nobodys;

  /**
   * Nothing is hashed yet.
   *
   * @param cost of new hashes; stored ones say themselves what they cost
   */
  public Passwords(HashingLimits limits, Argon2Cost cost) {
    this.threads = new HashingThreads(limits);
    this.cost = cost;
    this.nobodys = Argon2.nobodys(cost);
  }

  /** The PHC string to store, of today's cost. */
  public Turn<String> hash(Password password) {
    return threads.run(() -> Argon2.hash(password, cost).text());
  }

  /**
   * Whether the password is the one that was hashed.
   *
   * @param phc what {@link #hash} made, now or under other parameters
   * @throws IllegalArgumentException if the stored text is no such hash: the row is damaged
   */
  public Turn<Boolean> verify(Password password, String phc) {
    Argon2Hash stored = Argon2Hash.parse(phc);
    return threads.run(() -> Argon2.matches(password, stored));
  }

  /**
   * False, at the cost of a real check (of today's cost, against a hash that nobody knows a
   * password for): how long the answer takes must not tell whether there is an account of that
   * name.
   */
  public Turn<Boolean> verifyUnknown(Password password) {
    return threads.run(() -> Argon2.matches(password, nobodys));
  }

  /** Hashes that wait for their turn now, for a metric. */
  public int waiting() {
    return threads.waiting();
  }

  /** Hashes that are computed now, for a metric. */
  public int busy() {
    return threads.busy();
  }

  /** Hashes that were {@link Turn.Busy} since the start, for a metric. */
  public long refused() {
    return threads.refused();
  }

  /** Hashes made since the start, for a metric. */
  public long done() {
    return threads.done();
  }

  @Override
  public void close() {
    threads.close();
  }
}
