package io.sessionaudit.auth.origin;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.event.Device;
import io.sessionaudit.event.Network.AddressFamily;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;

class OriginsTest {

  private final Origins origins = new Origins(TrustedProxies.NONE);

  private Origin of(String peer, String... userAgents) {
    try {
      return origins.of(
          new InetSocketAddress(InetAddress.getByName(peer), 1), List.of(), List.of(userAgents));
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(e);
    }
  }

  @Test
  void ipv4HasItsSlash24() {
    Origin origin = of("203.0.113.7");
    assertThat(origin.address()).isEqualTo("203.0.113.7");
    assertThat(origin.family()).isEqualTo(AddressFamily.IPV4);
    assertThat(origin.networkPrefix()).containsExactly(203, 0, 113);
    assertThat(of("203.0.113.250").networkPrefix()).isEqualTo(origin.networkPrefix());
  }

  @Test
  void ipv6HasItsSlash64() {
    Origin origin = of("2001:db8:1:2:3:4:5:6");
    assertThat(origin.address()).isEqualTo("2001:db8:1:2:3:4:5:6");
    assertThat(origin.family()).isEqualTo(AddressFamily.IPV6);
    assertThat(origin.networkPrefix()).containsExactly(0x20, 0x01, 0x0d, 0xb8, 0, 1, 0, 2);
    assertThat(of("2001:db8:1:2::").networkPrefix()).isEqualTo(origin.networkPrefix());
    assertThat(of("2001:db8:1:3::").networkPrefix()).isNotEqualTo(origin.networkPrefix());
  }

  @Test
  void ipv4InIpv6IsIpv4() {
    assertThat(of("::ffff:203.0.113.7").family()).isEqualTo(AddressFamily.IPV4);
  }

  @Test
  void withoutUserAgentThereIsNoDevice() {
    assertThat(of("203.0.113.7").device()).isEqualTo(Device.NONE);
    assertThat(of("203.0.113.7").userAgent()).isNull();
    assertThat(of("203.0.113.7", "  ").device()).isEqualTo(Device.NONE);
  }

  @Test
  void aUserAgentIsCutBeforeAnythingLooksAtIt() {
    String late = "x".repeat(UserAgentText.MAX) + " Chrome/126.0.0.0";
    assertThat(of("203.0.113.7", late).userAgent()).isEqualTo("x".repeat(UserAgentText.MAX));
    assertThat(of("203.0.113.7", late).device().browser()).isEqualTo("other");
  }

  @Test
  void theCutSplitsNoCharacter() {
    String astral = "x".repeat(UserAgentText.MAX - 1) + "\ud83d\ude00";
    assertThat(of("203.0.113.7", astral).userAgent()).isEqualTo("x".repeat(UserAgentText.MAX - 1));
  }

  @Test
  void ofSeveralUserAgentsTheFirstCounts() {
    assertThat(of("203.0.113.7", "curl/8.5.0", "Wget/1.21").userAgent()).isEqualTo("curl/8.5.0");
  }

  @Test
  void nothingPersonalIsPrinted() {
    assertThat(of("203.0.113.7", "curl/8.5.0 (alice)").toString())
        .doesNotContain("203.0.113", "alice");
  }
}
