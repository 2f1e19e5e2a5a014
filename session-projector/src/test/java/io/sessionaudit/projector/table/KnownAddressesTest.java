package io.sessionaudit.projector.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.personal.LookupKey;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is remembered is what would be made anew. */
final class KnownAddressesTest {

  private final LookupKey lookup = new LookupKey(new byte[32]);
  private final KnownAddresses addresses = new KnownAddresses(lookup);

  @Test
  void theTagsOfAnAddressAreThoseOfItsNetworks() {
    List<String> tags =
        List.of(
            lookup.addressTag("192.0.0.0/8"),
            lookup.addressTag("192.0.0.0/16"),
            lookup.addressTag("192.0.2.0/24"),
            lookup.addressTag("192.0.2.7/32"));

    assertThat(addresses.tags("192.0.2.7")).isEqualTo(tags);
    assertThat(addresses.tags("192.0.2.7")).isEqualTo(tags);
    assertThat(addresses.tags("192.0.2.8")).isNotEqualTo(tags);
  }

  @Test
  void whatIsNoAddressIsNotFound() {
    assertThat(addresses.tags("unknown")).isEmpty();
    assertThat(addresses.tags("unknown")).isEmpty();
  }

  @Test
  void theOneThatCameLastIsRememberedAndNoMoreThanThereIsRoomFor() {
    List<String> first = addresses.tags("10.0.0.0");
    for (int i = 0; i < 20_000; i++) {
      assertThat(addresses.tags("10.%d.%d.1".formatted(i >> 8, i & 255))).hasSize(4);
      // Asked for again and again, so it is remembered all the while.
      assertThat(addresses.tags("10.0.0.0")).isSameAs(first);
    }
    assertThat(addresses.remembered()).isEqualTo(10_000);
  }
}
