package io.sessionaudit.auth.origin;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressNetwork.IPAddressGenerator;
import io.sessionaudit.event.Network.AddressFamily;
import java.net.InetAddress;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One address in its one form: IPv4-mapped IPv6 (RFC 4291 section 2.5.5.2) is IPv4, because both
 * spell the same client; a zone (RFC 4007 section 11) means something on one host only and is gone.
 */
record Address(IPAddress value) {

  private static final int IPV4_NETWORK_BYTES = 3;
  private static final int IPV6_NETWORK_BYTES = 8;

  static Address of(InetAddress address) {
    return plain(new IPAddressGenerator().from(address.getAddress()));
  }

  /** The address that a header spells, or null if it is none. */
  static @Nullable Address parse(String text) {
    IPAddress parsed = AddressText.address(text);
    return parsed == null ? null : plain(parsed);
  }

  private static Address plain(IPAddress any) {
    if (any.isIPv4()) {
      return new Address(any);
    }
    return new Address(
        any.toIPv6().isIPv4Mapped()
            ? any.toIPv6().getEmbeddedIPv4Address()
            : any.toIPv6().removeZone());
  }

  AddressFamily family() {
    return value.isIPv4() ? AddressFamily.IPV4 : AddressFamily.IPV6;
  }

  /** The bytes of the /24 or /64 that the address is in, in network order. */
  byte[] networkPrefix() {
    return Arrays.copyOf(
        value.getBytes(), value.isIPv4() ? IPV4_NETWORK_BYTES : IPV6_NETWORK_BYTES);
  }

  /** Dotted decimal, or RFC 5952. */
  String canonical() {
    return value.toCanonicalString();
  }

  /** An address is personal and stays out of logs. */
  @Override
  public String toString() {
    return "***";
  }
}
