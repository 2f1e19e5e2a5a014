package io.sessionaudit.projector.table;

import io.sessionaudit.personal.LookupKey;
import io.sessionaudit.projector.projection.AddressPrefixes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tags that addresses are found by, with those of the addresses that came last: people come
 * from the same ones again and again, and making tags takes longer than anything else of a fold.
 * Whose address it was is not remembered. Belongs to one thread.
 */
public final class KnownAddresses {

  /** Some megabytes at most. */
  private static final int REMEMBERED = 10_000;

  private final LookupKey lookup;
  private final Map<String, List<String>> known =
      new LinkedHashMap<>(256, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<String>> eldest) {
          return size() > REMEMBERED;
        }
      };

  public KnownAddresses(LookupKey lookup) {
    this.lookup = lookup;
  }

  /** Keyed tags of the address and the networks around it; none for what is no address. */
  List<String> tags(String address) {
    return known.computeIfAbsent(address, this::make);
  }

  /** How many. */
  int remembered() {
    return known.size();
  }

  private List<String> make(String address) {
    try {
      return AddressPrefixes.of(address).stream().map(lookup::addressTag).toList();
    } catch (IllegalArgumentException _) {
      return List.of(); // no address, so none to be found by
    }
  }
}
