package io.sessionaudit.event;

import org.jspecify.annotations.Nullable;

/** What concerns everybody. */
public sealed interface RealmEvent extends Event {

  @Override
  default Stream stream() {
    return Stream.REALM;
  }

  @Override
  default @Nullable UserId user() {
    return null;
  }

  @Override
  default @Nullable SessionId session() {
    return null;
  }

  /**
   * Every session and token made under a lower realm number is dead.
   *
   * @param realm the new number, from 2
   * @param note the text of the admin who asked
   */
  record EveryoneRevoked(int realm, Reason reason, @Nullable String note) implements RealmEvent {
    public EveryoneRevoked {
      Bounds.atLeast(2, realm, "a raised realm");
    }

    /** Why everybody had to sign in again. */
    public enum Reason {
      ADMIN,
      /** The database came back with older state than the log. */
      STATE_REGRESSED
    }
  }

  /** A service client may introspect and revoke from now on. */
  record ClientCreated(String clientId, String name) implements RealmEvent {
    public ClientCreated {
      Bounds.named(clientId, "a client id");
    }
  }

  /** A service client's credentials are void. */
  record ClientDeleted(String clientId, String name) implements RealmEvent {
    public ClientDeleted {
      Bounds.named(clientId, "a client id");
    }
  }
}
