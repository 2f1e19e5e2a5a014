package io.sessionaudit.auth.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {

  private static boolean trusted(String cidr, String address) {
    return TrustedProxies.of(List.of(cidr))
        .contains(Objects.requireNonNull(Address.parse(address)));
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.255.255.255, true",
    "10.0.0.0/8, 11.0.0.0, false",
    "192.0.2.1, 192.0.2.1, true",
    "192.0.2.1, 192.0.2.2, false",
    "192.0.2.1/32, 192.0.2.1, true",
    "2001:db8::/32, 2001:db8:ffff::1, true",
    "2001:db8::/32, 2001:db9::1, false",
    "::1, ::1, true",
    "0.0.0.0/1, ::1, false",
    "::/1, 10.0.0.1, false"
  })
  void aBlockHoldsItsAddresses(String cidr, String address, boolean trusted) {
    assertThat(trusted(cidr, address)).isEqualTo(trusted);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/8",
        "10/8",
        "10.0.0.0/33",
        "10.0.0.0/255.0.0.0",
        "proxy.example",
        "10.0.0.*",
        "*",
        "10.0.0.0-255",
        "2001:db8::/129",
        "10.0.0.0/8/8",
        "10.0.0.0/"
      })
  void whatIsNoBlockIsRefusedWithASentence(String cidr) {
    assertThatThrownBy(() -> TrustedProxies.of(List.of(cidr)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Trusted proxy '")
        .hasMessageContaining("Write");
  }

  @Test
  void bitsBeyondThePrefixAreRefusedWithTheBlockThatWasMeant() {
    assertThatThrownBy(() -> TrustedProxies.of(List.of("10.1.2.3/8")))
        .hasMessageContaining("10.0.0.0/8");
  }

  @Test
  void trustInEverybodyIsRefused() {
    assertThatThrownBy(() -> TrustedProxies.of(List.of("0.0.0.0/0"))).hasMessageContaining("every");
    assertThatThrownBy(() -> TrustedProxies.of(List.of("::/0"))).hasMessageContaining("every");
  }

  @Test
  void anIpv4BlockInIpv6FormIsRefusedBecauseItWouldMatchNothing() {
    assertThatThrownBy(() -> TrustedProxies.of(List.of("::ffff:10.0.0.0/104")))
        .hasMessageContaining("IPv4");
  }

  @Test
  void theSentenceRepeatsNoControlCharacters() {
    assertThatThrownBy(() -> TrustedProxies.of(List.of("10.0.0.1\n\u001b[31m\u2028")))
        .hasMessageNotContainingAny("\n", "\u001b", "\u2028");
  }
}
