package io.sessionaudit.auth.append;

import io.sessionaudit.auth.decision.Standing;
import org.jspecify.annotations.Nullable;

/**
 * An account that an admin changes, as it was read while every active admin's row was locked.
 *
 * @param caller the admin's session; absent if there is none any more
 * @param otherAdmins how many active admins there are beside the account
 */
public record LoadedTarget(LoadedAccount owner, @Nullable Standing caller, int otherAdmins)
    implements Loaded {}
