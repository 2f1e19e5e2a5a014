package io.sessionaudit.auth.origin;

import io.sessionaudit.event.Device;
import io.sessionaudit.event.Network.AddressFamily;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a request comes from. Address and User-Agent are personal and are only ever stored sealed;
 * device and the tag of the network stand in the open.
 *
 * @param address canonical text: dotted decimal or RFC 5952, never with a port or zone
 * @param networkPrefix bytes of the /24 (IPv4: 3) or /64 (IPv6: 8), in network order
 * @param userAgent at most 512 characters, absent if the client sent none
 */
@SuppressWarnings("ArrayRecordComponent") // goes into a tag as it is; origins are not compared
public record Origin(
    String address,
    AddressFamily family,
    byte[] networkPrefix,
    @Nullable String userAgent,
    Device device) {

  public Origin {
    Objects.requireNonNull(address, "address");
    Objects.requireNonNull(family, "family");
    Objects.requireNonNull(networkPrefix, "networkPrefix");
    Objects.requireNonNull(device, "device");
  }

  /** Personal values stay out of logs. */
  @Override
  public String toString() {
    return "Origin[" + family + ", " + device + ", ***]";
  }
}
