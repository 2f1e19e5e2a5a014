package io.sessionaudit.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sessionaudit.event.Envelope.Lineage;
import io.sessionaudit.event.Envelope.Place;
import io.sessionaudit.event.Envelope.Source;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Envelope and event agree, or there is no recorded event. */
class RecordedEventTest {

  private static final UserId MARIA = FreshIds.user();
  private static final Lineage ASKED = Lineage.root(FreshIds.correlation(), Actor.SYSTEM);
  private static final Event PASSWORD =
      new AccountEvent.PasswordChanged(MARIA, 1, AccountEvent.ChangedBy.USER);

  @Test
  void anEventStandsInItsOwnStream() {
    assertThat(new RecordedEvent(on(Stream.of(MARIA)), PASSWORD).event()).isEqualTo(PASSWORD);
    refused(() -> new RecordedEvent(on(Stream.of(FreshIds.user())), PASSWORD));
    refused(() -> new RecordedEvent(on(Stream.STRANGERS), PASSWORD));
    refused(() -> new RecordedEvent(on(Stream.REALM), PASSWORD));
  }

  @Test
  void placesCountFromOne() {
    refused(() -> new Place(0, 1));
    refused(() -> new Place(1, 0));
  }

  @Test
  void timesHaveWholeMicroseconds() {
    refused(() ->
        new Envelope(
            FreshIds.event(),
            Instant.ofEpochSecond(1, 1),
            Stream.REALM,
            null,
            ASKED,
            Source.AUTH_API));
  }

  @Test
  void aCausedEventKeepsRequestAndActor() {
    EventId cause = FreshIds.event();

    assertThat(ASKED.causedBy(cause))
        .isEqualTo(new Lineage(ASKED.correlation(), cause, Actor.SYSTEM));
  }

  private static Envelope on(Stream stream) {
    return new Envelope(
        FreshIds.event(), Instant.EPOCH, stream, new Place(1, 1), ASKED, Source.AUTH_API);
  }

  private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable attempt) {
    assertThatThrownBy(attempt).isInstanceOf(IllegalArgumentException.class);
  }
}
