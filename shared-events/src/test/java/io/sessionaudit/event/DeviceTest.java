package io.sessionaudit.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same device: same browser family and same group of operating systems. */
class DeviceTest {

  @ParameterizedTest
  @CsvSource({
    "Safari, iOS, phone, Safari, iOS, phone, true",
    "Safari, iPadOS, tablet, Safari, macOS, desktop, true",
    "Chrome, Android, phone, Chrome, Linux, desktop, true",
    "Chrome, ChromeOS, desktop, Chrome, Linux, desktop, true",
    "Firefox, Windows, desktop, Firefox, Windows, desktop, true",
    "curl, FreeBSD, none, curl, FreeBSD, none, true",
    "none, none, none, none, none, none, true",
    "Firefox, Linux, desktop, Chrome, Linux, desktop, false",
    "Firefox, Linux, desktop, Firefox, Windows, desktop, false",
    "Safari, iOS, phone, Safari, Android, phone, false",
    "curl, FreeBSD, none, curl, OpenBSD, none, false",
    "none, none, none, Firefox, Linux, desktop, false",
  })
  void isTold(String b1, String os1, String t1, String b2, String os2, String t2, boolean same) {
    Device one = new Device(b1, os1, t1);
    Device other = new Device(b2, os2, t2);

    assertThat(one.sameAs(other)).isEqualTo(same);
    assertThat(other.sameAs(one)).isEqualTo(same);
  }
}
