package io.sessionaudit.projector.table;

import io.sessionaudit.event.Sealed;
import io.sessionaudit.event.UserId;
import io.sessionaudit.personal.Client;
import io.sessionaudit.personal.UserKey;
import io.sessionaudit.projector.projection.SessionRow;
import java.util.List;
import java.util.Map;

/**
 * What a session is found by: keyed tags of its last address and the networks around it. Empty when
 * the person's key is gone: then the person is not to be found.
 */
public record AddressTags(KnownAddresses addresses, Map<UserId, UserKey> keys) {

  List<String> of(SessionRow session) {
    Sealed sealed = session.lastUse().client();
    UserKey key = keys.get(session.user());
    if (sealed == null || key == null) {
      return List.of();
    }
    Client client = key.open(sealed, session.lastUse().event()).orElse(null);
    return client == null || client.ip() == null ? List.of() : addresses.tags(client.ip());
  }
}
