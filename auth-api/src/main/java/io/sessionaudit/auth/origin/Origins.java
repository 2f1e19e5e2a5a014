package io.sessionaudit.auth.origin;

import java.net.InetSocketAddress;
import java.util.List;

/**
 * Says where a request comes from. The address is the TCP peer, unless that is a trusted proxy:
 * then the right-most untrusted entry of {@code X-Forwarded-For}. No other header is looked at.
 * Reading the device of a User-Agent not seen lately costs up to 10 ms, so credentials that prove
 * nothing are better refused before. Safe for use by many threads.
 */
public final class Origins {

  private final TrustedProxies trusted;
  private final Devices devices;

  public Origins(TrustedProxies trusted) {
    this.trusted = trusted;
    this.devices = new Devices();
  }

  /**
   * The origin of one request.
   *
   * @param peer the other end of the TCP connection
   * @param forwardedFor the values of {@code X-Forwarded-For} in the order they came
   * @param userAgents the values of {@code User-Agent}; of several the first one counts
   * @throws IllegalArgumentException if the peer has no address, which no TCP connection lacks
   */
  public Origin of(InetSocketAddress peer, List<String> forwardedFor, List<String> userAgents) {
    Address client = client(peer, forwardedFor);
    String userAgent = UserAgentText.of(userAgents);
    return new Origin(
        client.canonical(),
        client.family(),
        client.networkPrefix(),
        userAgent,
        devices.of(userAgent));
  }

  /**
   * The network of one request, which costs next to nothing to find.
   *
   * @throws IllegalArgumentException as {@link #of}
   */
  public NetworkPrefix network(InetSocketAddress peer, List<String> forwardedFor) {
    Address client = client(peer, forwardedFor);
    return new NetworkPrefix(client.family(), client.networkPrefix());
  }

  private Address client(InetSocketAddress peer, List<String> forwardedFor) {
    if (peer.getAddress() == null) {
      throw new IllegalArgumentException("The peer of a connection has an address.");
    }
    return ForwardedFor.client(Address.of(peer.getAddress()), forwardedFor, trusted);
  }
}
