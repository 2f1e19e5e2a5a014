package io.sessionaudit.event;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the client behind an event: two values that rules may use and that name nobody,
 * and the personal ones sealed under the person's own key.
 *
 * @param client address, User-Agent and user name, sealed; absent on the stream of strangers, and
 *     before the event has its id (the id is the seal's additional data)
 */
public record Context(Device device, Network network, @Nullable Sealed client) {

  public Context {
    Objects.requireNonNull(device, "device");
    Objects.requireNonNull(network, "network");
  }

  public static Context unsealed(Device device, Network network) {
    return new Context(device, network, null);
  }

  public Context with(Sealed sealed) {
    return new Context(device, network, sealed);
  }
}
