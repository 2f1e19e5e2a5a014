package io.sessionaudit.detector.detection;

import io.sessionaudit.event.Network;
import org.jspecify.annotations.Nullable;

/**
 * Where a session's client is now, against where it was: within one address family, so that a phone
 * that alternates between IPv4 and IPv6 does not move. Wherever it went, that is its network from
 * now on.
 *
 * @param networks of the session from now on
 * @param noticed absent if nothing moved, or to a network that the user is known in
 */
record NetworkMove(SeenNetworks networks, @Nullable Noticed noticed) {

  static NetworkMove of(SeenNetworks before, KnownNetworks known, Sighting sighting) {
    Network now = sighting.network();
    SeenNetwork was = before.of(now.family());
    if (was != null && was.network().equals(now)) {
      return new NetworkMove(before, null);
    }
    SeenNetworks after = before.with(sighting);
    boolean expected = before.equals(SeenNetworks.NONE) || known.contains(now, sighting.at());
    return new NetworkMove(after, expected ? null : notice(was, before, now));
  }

  private static Noticed notice(@Nullable SeenNetwork was, SeenNetworks before, Network now) {
    Weight weight = was == null ? Weight.NEW_ADDRESS_FAMILY : Weight.NETWORK_CHANGED;
    SeenNetwork old = was == null ? before.besides(now.family()) : was;
    return Noticed.of(
        weight,
        old == null ? null : old.text(),
        SeenNetwork.text(now),
        old == null ? null : old.setBy());
  }
}
