package io.sessionaudit.projector.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AddressPrefixesTest {

  @Test
  void anAddressIsFoundByTheNetworksAroundIt() {
    assertThat(AddressPrefixes.of("192.0.2.77"))
        .containsExactly("192.0.0.0/8", "192.0.0.0/16", "192.0.2.0/24", "192.0.2.77/32");
    assertThat(AddressPrefixes.of("2001:db8:1:2::3"))
        .containsExactly(
            "2001:db8::/32", "2001:db8:1::/48", "2001:db8:1:2::/64", "2001:db8:1:2::3/128");
    assertThat(AddressPrefixes.of("::ffff:192.0.2.77")).isEqualTo(AddressPrefixes.of("192.0.2.77"));
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.77, 192.0.2.77/32",
    "192.0.2.77/24, 192.0.2.0/24",
    "192.0.2.0/24, 192.0.2.0/24",
    "192.0.0.0/8, 192.0.0.0/8",
    "2001:DB8::1, 2001:db8::1/128",
    "2001:0db8:0:0:0:0:0:0001, 2001:db8::1/128",
    "2001:db8:1:2::/64, 2001:db8:1:2::/64",
    "2001:db8::/32, 2001:db8::/32",
    "::ffff:192.0.2.77, 192.0.2.77/32"
  })
  void whatIsAskedIsOneOfThem(String asked, String prefix) {
    assertThat(AddressPrefixes.asked(asked)).isEqualTo(prefix);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "*",
        "192.0.2",
        "192.0.2.*",
        "192.0.2.1-9",
        "192.0.2.0/25",
        "192.0.2.0/255.255.255.0",
        "2001:db8::/47",
        "2001:db8::/24",
        "fe80::1%eth0",
        "localhost",
        "0x7f.1",
        "192.0.2.1/",
        "/24",
        "192.0.2.1/24/8",
        "1",
        "all",
        " 192.0.2.1"
      })
  void anythingElseIsRefused(String text) {
    assertThatThrownBy(() -> AddressPrefixes.asked(text))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
