package io.sessionaudit.detector.detection;

import io.sessionaudit.event.Network.AddressFamily;
import org.jspecify.annotations.Nullable;

/** The networks of a session: one per address family, absent until the family was seen. */
record SeenNetworks(@Nullable SeenNetwork ipv4, @Nullable SeenNetwork ipv6) {

  static final SeenNetworks NONE = new SeenNetworks(null, null);

  static SeenNetworks in(Sighting sighting) {
    return NONE.with(sighting);
  }

  @Nullable SeenNetwork of(AddressFamily family) {
    return switch (family) {
      case IPV4 -> ipv4;
      case IPV6 -> ipv6;
    };
  }

  /** The network in the family that {@code family} is not. */
  @Nullable SeenNetwork besides(AddressFamily family) {
    return switch (family) {
      case IPV4 -> ipv6;
      case IPV6 -> ipv4;
    };
  }

  SeenNetworks with(Sighting sighting) {
    return switch (sighting.network().family()) {
      case IPV4 -> new SeenNetworks(SeenNetwork.in(sighting), ipv6);
      case IPV6 -> new SeenNetworks(ipv4, SeenNetwork.in(sighting));
    };
  }
}
