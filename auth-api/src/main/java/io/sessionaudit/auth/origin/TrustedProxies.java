package io.sessionaudit.auth.origin;

import inet.ipaddr.IPAddress;
import java.util.List;

/**
 * The peers whose {@code X-Forwarded-For} is believed. Empty means that nobody's is, which is right
 * for a server that clients reach directly.
 */
public final class TrustedProxies {

  /** Nobody is trusted. */
  public static final TrustedProxies NONE = new TrustedProxies(List.of());

  private final List<IPAddress> blocks;

  private TrustedProxies(List<IPAddress> blocks) {
    this.blocks = blocks;
  }

  /**
   * Reads addresses and CIDR blocks (RFC 4632), for example {@code 10.0.0.0/8} or {@code
   * 2001:db8::1}.
   *
   * @throws IllegalArgumentException with a sentence that says what to write instead
   */
  public static TrustedProxies of(List<String> cidrs) {
    return new TrustedProxies(cidrs.stream().map(TrustedProxies::block).toList());
  }

  private static IPAddress block(String cidr) {
    IPAddress block = AddressText.block(cidr.strip());
    if (block == null) {
      throw refused(cidr, "is no address and no CIDR block. Write for example 10.0.0.0/8.");
    }
    if (block.isIPv6() && block.toIPv6().isIPv4Mapped()) {
      throw refused(cidr, "is an IPv4 address in IPv6 form. Write it in IPv4 form.");
    }
    if (block.isPrefixed() && !block.isPrefixBlock()) {
      throw refused(cidr, "has bits beyond its prefix. Write " + block.toPrefixBlock() + ".");
    }
    if (block.isPrefixed() && block.getNetworkPrefixLength() == 0) {
      throw refused(cidr, "trusts every address there is. List the proxies alone.");
    }
    return block;
  }

  private static IllegalArgumentException refused(String cidr, String why) {
    String shown = cidr.replaceAll("[^0-9A-Za-z.:/%]", "?");
    return new IllegalArgumentException("Trusted proxy '" + shown + "' " + why);
  }

  boolean contains(Address address) {
    return blocks.stream().anyMatch(block -> block.contains(address.value()));
  }
}
