package io.sessionaudit.wire;

import io.sessionaudit.event.Actor;
import io.sessionaudit.event.Envelope;
import io.sessionaudit.event.Envelope.Lineage;
import io.sessionaudit.event.Envelope.Place;
import io.sessionaudit.event.Envelope.Source;
import io.sessionaudit.event.EventId;
import io.sessionaudit.event.FreshIds;
import io.sessionaudit.event.SessionId;
import io.sessionaudit.event.Stream;
import io.sessionaudit.event.UserId;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/** Who, where and when of the examples. */
final class ExampleEnvelopes {

  static final UserId MARIA = UserId.of("01936b1e-7c00-7a11-8000-00000000a11c");
  static final SessionId LAPTOP = SessionId.of("01936b1e-7c00-7b22-8000-0000000001ab");
  static final Instant NOON = Instant.parse("2026-11-25T12:00:00.000250Z");
  static final Actor ADMIN = new Actor.Admin(UserId.of("01936b1e-7c00-7a11-8000-0000000000ad"));

  private ExampleEnvelopes() {}

  /** The id of the {@code number}th example. */
  static EventId id(int number) {
    return EventId.of(String.format(Locale.ROOT, "01936b1e-7c00-7e00-8000-%012d", number));
  }

  static Envelope root(int number, Actor actor) {
    return at(number, Stream.of(MARIA), Lineage.root(correlation(number), actor));
  }

  static Envelope root(int number, Stream stream, Actor actor) {
    return at(number, stream, Lineage.root(correlation(number), actor));
  }

  static Envelope caused(int number, int cause, Actor actor) {
    Lineage lineage = Lineage.root(correlation(cause), actor).causedBy(id(cause));
    return at(number, Stream.of(MARIA), lineage);
  }

  /** As the detector makes it: the id follows from the rules and the trigger. */
  static Envelope detected(int trigger) {
    EventId id = FreshIds.derived("session-audit/1", id(trigger));
    Lineage lineage = Lineage.root(correlation(trigger), Actor.DETECTOR).causedBy(id(trigger));
    return new Envelope(id, NOON, Stream.of(MARIA), null, lineage, Source.ANOMALY_DETECTOR);
  }

  private static Envelope at(int number, Stream stream, Lineage lineage) {
    Place place = new Place(number, 1_000 + 7L * number);
    return new Envelope(
        id(number), NOON.plusSeconds(number), stream, place, lineage, Source.AUTH_API);
  }

  private static UUID correlation(int number) {
    return UUID.fromString(String.format(Locale.ROOT, "01936b1e-7c00-7c00-8000-%012d", number));
  }
}
