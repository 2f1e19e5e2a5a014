package io.sessionaudit.event;

/** What a revocation kills. Each scope is one number that only rises. */
public sealed interface RevocationScope {

  UserId user();

  /**
   * The session's tokens up to a generation; the session lives on.
   *
   * @param generation the highest dead generation, from 1
   */
  record Token(SessionPoint at, int generation) implements RevocationScope {
    public Token {
      Bounds.atLeast(1, generation, "a dead generation");
    }

    @Override
    public UserId user() {
      return at.user();
    }
  }

  /** One session, all generations. */
  record Session(SessionPoint at) implements RevocationScope {
    @Override
    public UserId user() {
      return at.user();
    }
  }

  /**
   * Every session of the user up to an epoch.
   *
   * @param through the highest dead epoch, from 1
   * @param lastEpoch the highest epoch given to the account at that moment, never below {@code
   *     through}
   * @param realm the realm's number at that moment, from 1
   */
  record User(UserId user, int through, int lastEpoch, int realm) implements RevocationScope {
    public User {
      Bounds.atLeast(1, through, "a dead epoch");
      Bounds.atLeast(through, lastEpoch, "the last epoch");
      Bounds.atLeast(1, realm, "realm");
    }
  }
}
