package io.sessionaudit.projector.log;

import io.sessionaudit.event.Context;
import io.sessionaudit.event.Device;
import io.sessionaudit.event.Network;
import io.sessionaudit.event.Network.AddressFamily;

/** Addresses of the documentation networks; the network's tag in tests is the address itself. */
public final class Addresses {

  private Addresses() {}

  public static Context from(String address) {
    return from(address, new Device("Firefox", "Linux", "desktop"));
  }

  public static Context from(String address, Device device) {
    AddressFamily family = address.contains(":") ? AddressFamily.IPV6 : AddressFamily.IPV4;
    return Context.unsealed(device, new Network(address, family));
  }

  static String of(Context context) {
    return context.network().tag();
  }
}
