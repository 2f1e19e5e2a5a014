package io.sessionaudit.detector.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sessionaudit.event.Context;
import io.sessionaudit.event.Device;
import io.sessionaudit.event.EventId;
import io.sessionaudit.event.Network;
import io.sessionaudit.event.Network.AddressFamily;
import io.sessionaudit.event.SessionId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BaselineBytesTest {

  /** User id and session id. */
  private static final int KEY = 32;

  private static final SessionId SESSION = new SessionId(new UUID(1, 2));
  private static final EventId EVENT = new EventId(new UUID(3, 4));
  private static final Instant NOW = Instant.parse("2026-11-01T08:00:00.123456Z");

  @Test
  void theLargestSessionTakesNoMoreThanThreeHundredBytesWithItsKey() {
    SessionBaseline largest = largest();
    byte[] stored = BaselineBytes.write(largest);
    assertThat(stored.length + KEY).isLessThanOrEqualTo(300);
    assertThat(BaselineBytes.readSession(SESSION, stored)).isEqualTo(largest);
  }

  @Test
  void whatWasCutOrGrewIsRefused() {
    byte[] stored = BaselineBytes.write(largest());
    for (int length = 0; length < stored.length; length++) {
      byte[] cut = Arrays.copyOf(stored, length);
      assertThatThrownBy(() -> BaselineBytes.readSession(SESSION, cut))
          .isInstanceOf(IllegalArgumentException.class);
    }
    byte[] grown = Arrays.copyOf(stored, stored.length + 1);
    assertThatThrownBy(() -> BaselineBytes.readSession(SESSION, grown))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aUserWithAllNetworksIsReadAsWritten() {
    KnownNetworks known = KnownNetworks.NONE;
    for (int i = 0; i < 40; i++) {
      known = known.with(new Network("tag" + i, AddressFamily.IPV6), NOW.plusSeconds(i));
    }
    UserBaseline user = new UserBaseline(Long.MAX_VALUE, NOW, known);
    assertThat(BaselineBytes.readUser(BaselineBytes.write(user))).isEqualTo(user);
    assertThat(known.networks()).hasSize(32);
  }

  private static SessionBaseline largest() {
    Sighting four = sighting(AddressFamily.IPV4);
    Sighting six = sighting(AddressFamily.IPV6);
    List<Noticed> everything =
        Stream.of(Weight.values()).map(weight -> Noticed.of(weight, null, null, null)).toList();
    return SessionBaseline.opened(SESSION, four, NOW)
        .with(SeenNetworks.in(four).with(six))
        .with(new RefreshRate(NOW, RefreshRate.MOST))
        .with(RecentSignals.NONE.plus(everything, NOW));
  }

  private static Sighting sighting(AddressFamily family) {
    String endless = "Ä".repeat(512);
    Device device = new Device(endless, endless, endless);
    String tag = "LzJbnk2b1Yk8Zt0v3nO9Qw";
    return Sighting.of(EVENT, NOW, Context.unsealed(device, new Network(tag, family)));
  }
}
