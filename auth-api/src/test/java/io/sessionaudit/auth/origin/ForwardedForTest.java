package io.sessionaudit.auth.origin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForwardedForTest {

  private static final String EDGE = "10.0.0.1";
  private static final String INNER = "10.0.0.2";
  private static final String CLIENT = "203.0.113.7";
  private static final String SPOOF = "198.51.100.9";

  private static String client(TrustedProxies trusted, String peer, String... forwarded) {
    return new Origins(trusted).of(peer(peer), List.of(forwarded), List.of()).address();
  }

  private static InetSocketAddress peer(String text) {
    try {
      return new InetSocketAddress(InetAddress.getByName(text), 50_000);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static TrustedProxies trust(String... cidrs) {
    return TrustedProxies.of(List.of(cidrs));
  }

  @Test
  void withoutTrustedProxiesTheHeaderSaysNothing() {
    assertThat(client(TrustedProxies.NONE, CLIENT, SPOOF)).isEqualTo(CLIENT);
    assertThat(client(TrustedProxies.NONE, "127.0.0.1", SPOOF)).isEqualTo("127.0.0.1");
    assertThat(client(TrustedProxies.NONE, EDGE, SPOOF + ", " + CLIENT)).isEqualTo(EDGE);
  }

  @Test
  void anUntrustedPeerStandsWhateverItSends() {
    assertThat(client(trust(EDGE), CLIENT, SPOOF)).isEqualTo(CLIENT);
    assertThat(client(trust(EDGE), CLIENT, SPOOF + "," + EDGE)).isEqualTo(CLIENT);
  }

  @Test
  void oneHopTheRightMostEntryIsTheClientAndTheRestIsHisInvention() {
    assertThat(client(trust(EDGE), EDGE, CLIENT)).isEqualTo(CLIENT);
    assertThat(client(trust(EDGE), EDGE, SPOOF + ", " + CLIENT)).isEqualTo(CLIENT);
    assertThat(client(trust(EDGE), EDGE, SPOOF, EDGE, CLIENT)).isEqualTo(CLIENT);
    assertThat(client(trust(EDGE), EDGE, EDGE + ", " + SPOOF + ", " + CLIENT)).isEqualTo(CLIENT);
  }

  @Test
  void oneHopWithoutHeaderTheProxyStands() {
    assertThat(client(trust(EDGE), EDGE)).isEqualTo(EDGE);
    assertThat(client(trust(EDGE), EDGE, "")).isEqualTo(EDGE);
    assertThat(client(trust(EDGE), EDGE, "", CLIENT, "")).isEqualTo(EDGE);
  }

  @Test
  void twoHopsTheFirstUntrustedFromTheRightIsTheClient() {
    TrustedProxies trusted = trust("10.0.0.0/8");
    assertThat(client(trusted, EDGE, CLIENT + ", " + INNER)).isEqualTo(CLIENT);
    assertThat(client(trusted, EDGE, SPOOF + ", " + CLIENT + ", " + INNER)).isEqualTo(CLIENT);
    assertThat(client(trusted, EDGE, SPOOF, CLIENT, INNER)).isEqualTo(CLIENT);
    assertThat(client(trusted, EDGE, SPOOF + ", " + INNER + ", " + CLIENT)).isEqualTo(CLIENT);
  }

  @Test
  void aTrustListThatMissesTheInnerProxyNamesTheInnerProxy() {
    assertThat(client(trust(EDGE), EDGE, CLIENT + ", " + INNER)).isEqualTo(INNER);
  }

  @Test
  void aChainOfTrustedAddressesAloneEndsAtItsLeftMost() {
    assertThat(client(trust("10.0.0.0/8"), EDGE, "10.9.9.9, " + INNER)).isEqualTo("10.9.9.9");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "unknown",
        "_hidden",
        "localhost",
        " ",
        "203.0.113",
        "203.0.113.7/32",
        "203.0.113.*",
        "0313.0.0161.7",
        "3405803783",
        "203.0.113.7:",
        "203.0.113.7:99999999",
        "203.0.113.7:-1",
        "203.0.113.7:80:80",
        "[203.0.113.7]:80",
        "[2001:db8::1",
        "[2001:db8::1]80",
        "2001:db8:::1",
        "203.0.113.7\u0000",
        "\u0662.1.1.1",
        "for=203.0.113.7",
        "203.0.113.7 198.51.100.9"
      })
  void garbageEndsTheWalkAtTheLastTrustedAddress(String garbage) {
    TrustedProxies trusted = trust("10.0.0.0/8");
    assertThat(client(trusted, EDGE, SPOOF + "," + garbage)).isEqualTo(EDGE);
    assertThat(client(trusted, EDGE, SPOOF + "," + garbage + "," + INNER)).isEqualTo(INNER);
  }

  @ParameterizedTest
  @CsvSource({
    "203.0.113.7:567, 203.0.113.7",
    "[2001:db8::1]:443, 2001:db8::1",
    "[2001:db8::1], 2001:db8::1",
    "2001:DB8:0:0:0:0:0:1, 2001:db8::1",
    "fe80::1%eth0, fe80::1",
    "[fe80::1%25eth0]:1, fe80::1",
    "::ffff:203.0.113.7, 203.0.113.7",
    "[::ffff:cb00:7107]:80, 203.0.113.7"
  })
  void oneAddressHasOneForm(String entry, String canonical) {
    assertThat(client(trust(EDGE), EDGE, SPOOF + ", " + entry)).isEqualTo(canonical);
  }

  @Test
  void aMappedPeerOrEntryMatchesTheIpv4Block() {
    TrustedProxies trusted = trust("10.0.0.0/8");
    assertThat(client(trusted, EDGE, CLIENT + ", ::ffff:10.0.0.2")).isEqualTo(CLIENT);
    assertThat(client(trusted, "::ffff:10.0.0.1", CLIENT)).isEqualTo(CLIENT);
  }

  @Test
  void aZoneDoesNotHideATrustedProxy() {
    TrustedProxies trusted = trust("fe80::/10");
    assertThat(client(trusted, "fe80::1%1", "2001:db8::5, fe80::2%eth0")).isEqualTo("2001:db8::5");
  }

  @Test
  void theWalkIsBounded() {
    String[] chain = new String[20_000];
    Arrays.fill(chain, INNER);
    assertThat(client(trust("10.0.0.0/8"), EDGE, chain)).isEqualTo(INNER);
    String joined = SPOOF + String.join("", Collections.nCopies(40, "," + INNER));
    assertThat(client(trust("10.0.0.0/8"), EDGE, joined)).isEqualTo(INNER);
    assertThat(client(trust(EDGE), EDGE, "1".repeat(100_000))).isEqualTo(EDGE);
  }
}
