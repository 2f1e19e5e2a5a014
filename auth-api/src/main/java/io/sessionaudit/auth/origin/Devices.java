package io.sessionaudit.auth.origin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.sessionaudit.event.Device;
import org.jspecify.annotations.Nullable;
import ua_parser.Parser;

/**
 * Reads what device a User-Agent speaks of. Only names from fixed lists come out, so nothing that a
 * client writes into its User-Agent gets into a device, which stands in the log in the open. Safe
 * for use by many threads.
 */
final class Devices {

  /** A User-Agent has at most 512 characters, so the cache stays below about 10 MB. */
  private static final int REMEMBERED = 8_192;

  private final Parser parser = new Parser();
  private final Cache<String, Device> known = Caffeine.newBuilder().maximumSize(REMEMBERED).build();

  /**
   * The device.
   *
   * @param userAgent at most 512 characters; the time to read it grows with the length
   */
  Device of(@Nullable String userAgent) {
    return userAgent == null ? Device.NONE : known.get(userAgent, this::read);
  }

  private Device read(String userAgent) {
    String os = OsFamily.of(parser.parseOS(userAgent).family, userAgent);
    return new Device(
        BrowserFamily.of(parser.parseUserAgent(userAgent).family, userAgent),
        os,
        DeviceClass.of(os, userAgent));
  }
}
