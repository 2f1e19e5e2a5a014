package io.sessionaudit.projector.projection;

import inet.ipaddr.AddressStringException;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The networks that a session can be found by: of an IPv4 address /8, /16, /24 and /32, of an IPv6
 * address /32, /48, /64 and /128.
 */
public final class AddressPrefixes {

  private static final int[] IPV4 = {8, 16, 24, 32};
  private static final int[] IPV6 = {32, 48, 64, 128};

  /** No blanks, no names; bounded before any work is spent on it. */
  private static final Pattern SPELLING = Pattern.compile("[0-9a-fA-F.:/]{2,64}");

  /** Dotted or colon form, whole; no names, ranges, wildcards, masks, zones or old forms. */
  private static final IPAddressStringParameters STRICT =
      new IPAddressStringParameters.Builder()
          .allowEmpty(false)
          .allowAll(false)
          .allowSingleSegment(false)
          .allowWildcardedSeparator(false)
          .allowMask(false)
          .setRangeOptions(inet.ipaddr.AddressStringParameters.RangeParameters.NO_RANGE)
          .getIPv4AddressParametersBuilder()
          .allow_inet_aton(false)
          .getParentBuilder()
          .getIPv6AddressParametersBuilder()
          .allowZone(false)
          .allowBase85(false)
          .getParentBuilder()
          .toParams();

  private AddressPrefixes() {}

  /**
   * All of an address, the widest first.
   *
   * @throws IllegalArgumentException if the text is no address
   */
  public static List<String> of(String address) {
    IPAddress ip = parse(address);
    if (ip.isPrefixed()) {
      throw new IllegalArgumentException("an address has no prefix length");
    }
    return IntStream.of(lengths(ip)).mapToObj(length -> text(ip, length)).toList();
  }

  /**
   * The one that a search names: an address, or an address with one of the lengths above. Bits
   * behind the length are ignored.
   *
   * @throws IllegalArgumentException for anything else
   */
  public static String asked(String text) {
    IPAddress ip = parse(text);
    Integer length = ip.getNetworkPrefixLength();
    int asked = length == null ? ip.getBitCount() : length;
    if (IntStream.of(lengths(ip)).noneMatch(known -> known == asked)) {
      throw new IllegalArgumentException("not a prefix length that can be searched");
    }
    return text(ip.withoutPrefixLength(), asked);
  }

  private static int[] lengths(IPAddress ip) {
    return ip.isIPv4() ? IPV4 : IPV6;
  }

  private static String text(IPAddress ip, int length) {
    return ip.toPrefixBlock(length).getLower().withoutPrefixLength().toCanonicalString()
        + "/"
        + length;
  }

  private static IPAddress parse(String text) {
    if (!SPELLING.matcher(text).matches()) {
      throw new IllegalArgumentException("not an address");
    }
    try {
      IPAddress ip = new IPAddressString(text, STRICT).toAddress();
      if (ip == null) {
        throw new IllegalArgumentException("not an address");
      }
      return unmapped(ip);
    } catch (AddressStringException e) {
      throw new IllegalArgumentException("not an address", e);
    }
  }

  /** An IPv4 address inside IPv6 (RFC 4291 section 2.5.5.2) is the IPv4 address. */
  private static IPAddress unmapped(IPAddress ip) {
    boolean mapped = ip.isIPv6() && !ip.isPrefixed() && ip.toIPv6().isIPv4Mapped();
    return mapped ? ip.toIPv6().getEmbeddedIPv4Address() : ip;
  }
}
