package io.sessionaudit.detector.detection;

import io.sessionaudit.event.Network;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The networks that a user has signed in from, oldest sign-in first. Moving to one of them is no
 * change.
 */
record KnownNetworks(List<KnownNetwork> networks) {

  static final KnownNetworks NONE = new KnownNetworks(List.of());

  KnownNetworks {
    networks = List.copyOf(networks);
  }

  boolean contains(Network network, Instant now) {
    for (KnownNetwork known : networks) {
      if (known.network().equals(network) && isFresh(known, now)) {
        return true;
      }
    }
    return false;
  }

  /** With one more sign-in; forgets what is too old or too much. */
  KnownNetworks with(Network network, Instant now) {
    List<KnownNetwork> kept = new ArrayList<>();
    for (KnownNetwork known : networks) {
      if (!known.network().equals(network) && isFresh(known, now)) {
        kept.add(known);
      }
    }
    kept.add(new KnownNetwork(network, now));
    int tooMany = Math.max(0, kept.size() - RuleSet.MAX_KNOWN_NETWORKS);
    return new KnownNetworks(kept.subList(tooMany, kept.size()));
  }

  private static boolean isFresh(KnownNetwork known, Instant now) {
    return RuleSet.within(RuleSet.KNOWN_NETWORK, known.signedInAt(), now);
  }
}
