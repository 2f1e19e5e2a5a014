package io.sessionaudit.auth.origin;

import inet.ipaddr.AddressStringException;
import inet.ipaddr.AddressStringParameters.RangeParameters;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import inet.ipaddr.IncompatibleAddressException;
import org.jspecify.annotations.Nullable;

/**
 * Reads texts that spell one address (or one block) and nothing else: four decimal segments without
 * leading zeros, or RFC 4291 section 2.2. Octal, hexadecimal, shortened and ranged forms are read
 * differently by different programs, so they are no addresses here. Never asks a name server.
 */
final class AddressText {

  private static final IPAddressStringParameters ADDRESS = strict(false);
  private static final IPAddressStringParameters BLOCK = strict(true);

  private AddressText() {}

  static @Nullable IPAddress address(String text) {
    return read(text, ADDRESS);
  }

  /** An address, or an address and a prefix length. */
  static @Nullable IPAddress block(String text) {
    return read(text, BLOCK);
  }

  private static @Nullable IPAddress read(String text, IPAddressStringParameters form) {
    if (!text.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      return null; // the parser forgives blanks and control characters at the ends
    }
    try {
      return new IPAddressString(text, form).toAddress();
    } catch (AddressStringException | IncompatibleAddressException _) {
      return null; // the text is not an address, which is all that the caller asked
    }
  }

  private static IPAddressStringParameters strict(boolean prefix) {
    return new IPAddressStringParameters.Builder()
        .allowEmpty(false)
        .allowAll(false)
        .allowSingleSegment(false)
        .allowMask(false)
        .allowPrefix(prefix)
        .allowPrefixOnly(false)
        .allowWildcardedSeparator(false)
        .setRangeOptions(RangeParameters.NO_RANGE)
        .getIPv4AddressParametersBuilder()
        .allow_inet_aton(false)
        .allowLeadingZeros(false)
        .allowBinary(false)
        .getParentBuilder()
        .getIPv6AddressParametersBuilder()
        .allowZone(true)
        .allowEmptyZone(false)
        .allowBase85(false)
        .allowBinary(false)
        .getParentBuilder()
        .toParams();
  }
}
