package io.sessionaudit.auth.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class InFlightTest {

  private static final Instant TEN = Instant.parse("2026-01-01T10:00:00Z");

  private final InFlight inFlight = new InFlight(2);

  @Test
  void theLowestIdIsTheOneThatHoldsTheFloor() {
    inFlight.add(7, TEN, 100, 1);
    inFlight.add(5, TEN.plusSeconds(1), 100, 1);
    assertThat(inFlight.lowest()).isEqualTo(5);
    inFlight.acknowledged(5);
    assertThat(inFlight.lowest()).isEqualTo(7);
    assertThat(inFlight.oldest()).isEqualTo(TEN);
    inFlight.acknowledged(7);
    assertThat(inFlight.lowest()).isEqualTo(Long.MAX_VALUE);
    assertThat(inFlight.oldest()).isNull();
  }

  @Test
  void aRevocationNeedsBothAcknowledgements() {
    inFlight.add(7, TEN, 100, 2);
    inFlight.acknowledged(7);
    assertThat(inFlight.lowest()).isEqualTo(7);
    inFlight.acknowledged(7);
    assertThat(inFlight.size()).isZero();
  }

  @Test
  void theWindowIsBoundedInRows() {
    inFlight.add(1, TEN, 100, 1);
    assertThat(inFlight.hasRoom()).isTrue();
    inFlight.add(2, TEN, 100, 1);
    assertThat(inFlight.hasRoom()).isFalse();
  }

  @Test
  void theWindowIsBoundedInBytes() {
    inFlight.add(1, TEN, (int) InFlight.MOST_BYTES, 1);
    assertThat(inFlight.hasRoom()).isFalse();
    inFlight.acknowledged(1);
    assertThat(inFlight.hasRoom()).isTrue();
  }

  @Test
  void anAcknowledgementWithoutARowIsABug() {
    assertThatThrownBy(() -> inFlight.acknowledged(1)).isInstanceOf(IllegalStateException.class);
  }
}
