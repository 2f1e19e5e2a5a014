package io.sessionaudit.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens to an account. The last three make stale tokens useless. */
public sealed interface AccountEvent extends Event {

  @Override
  default Stream stream() {
    UserId user = user();
    return user == null ? Stream.STRANGERS : Stream.of(user);
  }

  @Override
  default @Nullable SessionId session() {
    return null;
  }

  /**
   * A sign-in failed.
   *
   * @param user absent for a name that nobody has; the name itself is never recorded, because
   *     people type passwords there
   * @param count how many occurrences this event stands for, from 1
   */
  record LoginFailed(@Nullable UserId user, LoginFailure cause, int count, Context context)
      implements AccountEvent, WithContext, Counted {
    public LoginFailed {
      Bounds.atLeast(1, count, "count");
      if ((user == null) != (cause == LoginFailure.UNKNOWN_USER)) {
        throw new IllegalArgumentException("a user is named unless nobody has the name");
      }
      if (user == null && context.client() != null) {
        throw new IllegalArgumentException("strangers have no key to seal anything under");
      }
    }

    @Override
    public LoginFailed with(Context sealed) {
      return new LoginFailed(user, cause, count, sealed);
    }

    @Override
    public LoginFailed counted(int times) {
      return new LoginFailed(user, cause, times, context);
    }
  }

  /**
   * Somebody can sign in from now on.
   *
   * @param nameTag keyed tag of the folded user name
   * @param client the user name, sealed; absent before the event has its id
   */
  record AccountCreated(UserId user, String nameTag, List<String> roles, @Nullable Sealed client)
      implements AccountEvent {
    public AccountCreated {
      Bounds.named(nameTag, "the tag of a name");
      roles = List.copyOf(roles);
    }

    public AccountCreated with(Sealed sealed) {
      return new AccountCreated(user, nameTag, roles, sealed);
    }
  }

  /**
   * The account was disabled, or may sign in again.
   *
   * @param lastEpoch the highest epoch given to the account at that moment
   */
  record AccountStatusChanged(UserId user, AccountStatus from, AccountStatus to, int lastEpoch)
      implements AccountEvent {
    public AccountStatusChanged {
      Bounds.atLeast(0, lastEpoch, "the last epoch");
    }
  }

  /**
   * Roles changed: access tokens with a lower {@code authz} are stale.
   *
   * @param authz the account's number of role changes after this one, from 2
   */
  record AuthorizationChanged(UserId user, List<String> from, List<String> to, int authz)
      implements AccountEvent {
    public AuthorizationChanged {
      Bounds.atLeast(2, authz, "a changed authz");
      from = List.copyOf(from);
      to = List.copyOf(to);
    }
  }

  /**
   * Another password counts from now on.
   *
   * @param lastEpoch the highest epoch given to the account at that moment
   */
  record PasswordChanged(UserId user, int lastEpoch, ChangedBy by) implements AccountEvent {
    public PasswordChanged {
      Bounds.atLeast(0, lastEpoch, "the last epoch");
    }
  }

  /** Whether an account may sign in. */
  enum AccountStatus {
    ACTIVE,
    DISABLED
  }

  /** Why a sign-in failed. */
  enum LoginFailure {
    BAD_PASSWORD,
    UNKNOWN_USER,
    NOT_ACTIVE
  }

  /** Who set a new password. */
  enum ChangedBy {
    USER,
    ADMIN
  }
}
