package io.sessionaudit.auth.origin;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.event.Device;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DevicesTest {

  private static final Devices DEVICES = new Devices();

  private static final String WEBKIT = " AppleWebKit/537.36 (KHTML, like Gecko) ";
  private static final String APPLE = " AppleWebKit/605.1.15 (KHTML, like Gecko) ";
  private static final String IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X)";
  private static final String IPAD = "Mozilla/5.0 (iPad; CPU OS 17_5 like Mac OS X)";
  private static final String MAC = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)";
  private static final String PIXEL = "Mozilla/5.0 (Linux; Android 10; K)";
  private static final String LINUX = "Mozilla/5.0 (X11; Linux x86_64)";
  private static final String WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64)";
  private static final String CHROMEBOOK = "Mozilla/5.0 (X11; CrOS x86_64 14541.0.0)";

  private static Device device(String userAgent) {
    return DEVICES.of(userAgent);
  }

  private static void same(String one, String other) {
    assertThat(device(one).browser()).isNotEqualTo("other");
    assertThat(device(one).os()).isNotEqualTo("other");
    assertThat(device(one).sameAs(device(other)))
        .as("%s / %s", device(one), device(other))
        .isTrue();
  }

  private static void different(String one, String other) {
    assertThat(device(one).sameAs(device(other)))
        .as("%s / %s", device(one), device(other))
        .isFalse();
  }

  @Test
  void familiesAndClassesOfTheCommonDevices() {
    assertThat(device(WINDOWS + WEBKIT + "Chrome/126.0.0.0 Safari/537.36"))
        .isEqualTo(new Device("Chrome", "Windows", "desktop"));
    assertThat(device(PIXEL + WEBKIT + "Chrome/126.0.0.0 Mobile Safari/537.36"))
        .isEqualTo(new Device("Chrome", "Android", "phone"));
    assertThat(device(PIXEL + WEBKIT + "Chrome/126.0.0.0 Safari/537.36"))
        .isEqualTo(new Device("Chrome", "Android", "tablet"));
    assertThat(device(CHROMEBOOK + WEBKIT + "Chrome/126.0.0.0 Safari/537.36"))
        .isEqualTo(new Device("Chrome", "ChromeOS", "desktop"));
    assertThat(device(IPHONE + APPLE + "Version/17.5 Mobile/15E148 Safari/604.1"))
        .isEqualTo(new Device("Safari", "iOS", "phone"));
    assertThat(device(IPAD + APPLE + "Version/17.5 Mobile/15E148 Safari/604.1"))
        .isEqualTo(new Device("Safari", "iPadOS", "tablet"));
    assertThat(device(MAC + APPLE + "Version/17.5 Safari/605.1.15"))
        .isEqualTo(new Device("Safari", "macOS", "desktop"));
    assertThat(
            device(
                "Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0"))
        .isEqualTo(new Device("Firefox", "Linux", "desktop"));
    assertThat(device("curl/8.5.0")).isEqualTo(new Device("curl", "other", "other"));
  }

  @ParameterizedTest
  @CsvSource({"120.0.0.0, 126.0.0.0", "99.0.4844.51, 141.0.0.0"})
  void anUpgradeIsNoOtherDevice(String before, String after) {
    same(
        WINDOWS + WEBKIT + "Chrome/" + before + " Safari/537.36",
        WINDOWS + WEBKIT + "Chrome/" + after + " Safari/537.36");
    same(
        WINDOWS + WEBKIT + "Chrome/" + before + " Safari/537.36 Edg/" + before,
        WINDOWS + WEBKIT + "Chrome/" + after + " Safari/537.36 Edg/" + after);
  }

  @Test
  void anUpgradeOfTheSystemIsNoOtherDevice() {
    same(
        IPHONE + APPLE + "Version/17.5 Mobile/15E148 Safari/604.1",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X)"
            + APPLE
            + "Version/26.0 Mobile/15E148 Safari/604.1");
  }

  @Test
  void desktopModeOfChromeIsNoOtherDevice() {
    same(
        PIXEL + WEBKIT + "Chrome/126.0.0.0 Mobile Safari/537.36",
        LINUX + WEBKIT + "Chrome/126.0.0.0 Safari/537.36");
    same(
        IPHONE + APPLE + "CriOS/126.0.6478.35 Mobile/15E148 Safari/604.1",
        MAC + APPLE + "CriOS/126 Version/11.1.1 Safari/605.1.15");
  }

  @Test
  void desktopModeOfSafariIsNoOtherDevice() {
    String desktop = MAC + APPLE + "Version/17.5 Safari/605.1.15";
    same(IPHONE + APPLE + "Version/17.5 Mobile/15E148 Safari/604.1", desktop);
    same(IPAD + APPLE + "Version/17.5 Mobile/15E148 Safari/604.1", desktop);
    same(IPHONE + APPLE + "Mobile/15E148", (MAC + APPLE).strip());
  }

  @Test
  void desktopModeOfFirefoxIsNoOtherDevice() {
    same(
        "Mozilla/5.0 (Android 14; Mobile; rv:127.0) Gecko/127.0 Firefox/127.0",
        "Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0");
    same(
        IPHONE + APPLE + "FxiOS/127.0 Mobile/15E148 Safari/605.1.15",
        MAC + APPLE + "FxiOS/127.0 Safari/605.1.15");
  }

  @Test
  void desktopModeOfEdgeIsNoOtherDevice() {
    same(
        PIXEL + WEBKIT + "Chrome/125.0.6422.165 Mobile Safari/537.36 EdgA/125.0.2535.72",
        LINUX + WEBKIT + "Chrome/125.0.6422.165 Safari/537.36 EdgA/125.0.2535.72");
    same(
        IPHONE + APPLE + "Version/17.0 EdgiOS/125.2535.60 Mobile/15E148 Safari/605.1.15",
        MAC + APPLE + "Version/17.0 EdgiOS/125.2535.60 Safari/605.1.15");
  }

  @Test
  void desktopModeOfSamsungInternetIsNoOtherDevice() {
    same(
        PIXEL + WEBKIT + "SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36",
        LINUX + WEBKIT + "SamsungBrowser/25.0 Chrome/121.0.0.0 Safari/537.36");
  }

  @Test
  void anotherBrowserOrSystemIsAnotherDevice() {
    String chrome = WINDOWS + WEBKIT + "Chrome/126.0.0.0 Safari/537.36";
    different(chrome, WINDOWS + WEBKIT + "Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0");
    different(chrome, WINDOWS + WEBKIT + "Chrome/126.0.0.0 Safari/537.36 OPR/110.0.0.0");
    different(chrome, WINDOWS + WEBKIT + "Chrome/126.0.0.0 Safari/537.36 Vivaldi/6.7");
    different(chrome, LINUX + WEBKIT + "Chrome/126.0.0.0 Safari/537.36");
    different(chrome, MAC + WEBKIT + "Chrome/126.0.0.0 Safari/537.36");
    different(chrome, "curl/8.5.0");
    different(
        PIXEL + WEBKIT + "Chrome/126.0.0.0 Mobile Safari/537.36",
        IPHONE + APPLE + "CriOS/126.0.6478.35 Mobile/15E148 Safari/604.1");
    assertThat(device(chrome).sameAs(Device.NONE)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/126.0.0.0",
        "facebookcrawler/1.0"
      })
  void robotsAreBots(String userAgent) {
    assertThat(device(userAgent).type()).isEqualTo("bot");
  }

  @Test
  void aCubotIsAPhone() {
    assertThat(
            device(
                    "Mozilla/5.0 (Linux; Android 9; CUBOT_NOVA)"
                        + WEBKIT
                        + "Chrome/90.0.0.0 Mobile Safari/537.36")
                .type())
        .isEqualTo("phone");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alice@example.org/1 CFNetwork/1.0 Darwin/23",
        "alice 203.0.113.7 bot",
        "alice\r\nX: forged bot/1",
        "\u001b[31malice\u2028/1 CFNetwork/1",
        "HbbTV/1.1.1 (x;alice; y 2015 z)"
      })
  void nothingThatAClientInventsGetsIntoADevice(String userAgent) {
    Device device = device(userAgent);
    assertThat(device.browser() + device.os() + device.type())
        .doesNotContain("alice", "203", "forged", "\r", "\n", "\u001b", "\u2028");
  }
}
