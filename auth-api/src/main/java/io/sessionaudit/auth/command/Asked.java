package io.sessionaudit.auth.command;

import io.sessionaudit.auth.origin.NetworkPrefix;
import io.sessionaudit.auth.origin.Origin;
import io.sessionaudit.event.Context;
import io.sessionaudit.event.Network;
import io.sessionaudit.personal.Client;
import io.sessionaudit.personal.UserKey;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A request of somebody.
 *
 * @param origin where it comes from; read only when a credential has proved genuine
 * @param network the part of it that is cheap to find
 * @param correlation names everything that is recorded because of it
 */
public record Asked(Supplier<Origin> origin, Supplier<NetworkPrefix> network, UUID correlation) {

  /** What rules may know, not sealed yet. */
  Context context(UserKey key) {
    Origin from = origin.get();
    return Context.unsealed(
        from.device(), new Network(key.networkTag(from.networkPrefix()), from.family()));
  }

  /** The personal part. */
  Client client(@Nullable String username) {
    Origin from = origin.get();
    return new Client(from.address(), from.userAgent(), username);
  }
}
