package io.sessionaudit.detector.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {

  @Test
  void isReachedOverTlsAndInADemoOnLoopbackWithout() {
    URI secure = URI.create("https://soc.example.com/hooks/audit");
    URI trial = URI.create("http://127.0.0.1:9000/hook");

    assertThat(Endpoint.checked(secure, false)).isEqualTo(secure);
    assertThat(Endpoint.checked(trial, true)).isEqualTo(trial);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:9000/hook",
        "http://soc.example.com",
        "ftp://x",
        "https:///x",
        ""
      })
  void isRefusedWithASentenceInProduction(String url) {
    assertThatThrownBy(() -> Endpoint.checked(URI.create(url), false))
        .hasMessageStartingWith("session-audit.webhook.url is a URL with https");
  }

  @Test
  void isRefusedOffLoopbackWithoutTlsInADemoToo() {
    assertThatThrownBy(() -> Endpoint.checked(URI.create("http://soc.example.com"), true))
        .hasMessageStartingWith("session-audit.webhook.url is a URL with https");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://name:word@soc.example.com", "https://soc.example.com/#part"})
  void carriesNoPasswordAndNoFragment(String url) {
    assertThatThrownBy(() -> Endpoint.checked(URI.create(url), false))
        .hasMessageContaining("no user name, password or fragment");
  }

  @Test
  void pausesGrowUpToTheCeilingAndAreSpread() {
    Duration longest = Duration.ofMinutes(5);

    assertThat(Backoff.pause(1, longest, 1)).isEqualTo(Duration.ofSeconds(1));
    assertThat(Backoff.pause(1, longest, 0)).isEqualTo(Duration.ofMillis(500));
    assertThat(Backoff.pause(4, longest, 1)).isEqualTo(Duration.ofSeconds(8));
    assertThat(Backoff.pause(9, longest, 1)).isEqualTo(Duration.ofSeconds(256));
    assertThat(Backoff.pause(10, longest, 1)).isEqualTo(longest);
    assertThat(Backoff.pause(1_000_000, longest, 1)).isEqualTo(longest);
  }
}
