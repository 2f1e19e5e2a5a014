package io.sessionaudit.event;

import java.util.Objects;

/**
 * What a User-Agent says, coarse enough to name nobody: families, no versions.
 *
 * @param browser browser family, {@code none} without a User-Agent
 * @param os operating system family, {@code none} without a User-Agent
 * @param type kind of device (wire name {@code class}), for example {@code desktop} or {@code
 *     phone}, {@code none} without a User-Agent
 */
public record Device(String browser, String os, String type) {

  /** Nobody said what it is. */
  public static final Device NONE = new Device("none", "none", "none");

  public Device {
    Objects.requireNonNull(browser, "browser");
    Objects.requireNonNull(os, "os");
    Objects.requireNonNull(type, "type");
  }

  /**
   * Same browser family and same group of operating systems: an upgrade, or the desktop mode of a
   * mobile browser, is no other device.
   */
  public boolean sameAs(Device other) {
    return browser.equals(other.browser) && OsGroup.of(os).equals(OsGroup.of(other.os));
  }
}
