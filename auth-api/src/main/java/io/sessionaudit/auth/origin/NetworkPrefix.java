package io.sessionaudit.auth.origin;

import io.sessionaudit.event.Network.AddressFamily;

/**
 * The network that a request comes from; it costs nothing to find, unlike the device.
 *
 * @param bytes of the /24 (IPv4: 3) or /64 (IPv6: 8), in network order
 */
@SuppressWarnings("ArrayRecordComponent") // goes into a tag as it is; prefixes are not compared
public record NetworkPrefix(AddressFamily family, byte[] bytes) {

  /** A network is personal and stays out of logs. */
  @Override
  public String toString() {
    return "***";
  }
}
