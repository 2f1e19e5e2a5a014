package io.sessionaudit.standalone.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sessionaudit.event.Actor;
import io.sessionaudit.event.Context;
import io.sessionaudit.event.Device;
import io.sessionaudit.event.Envelope;
import io.sessionaudit.event.Event;
import io.sessionaudit.event.FreshIds;
import io.sessionaudit.event.Network;
import io.sessionaudit.event.RevocationReason;
import io.sessionaudit.event.RevocationScope;
import io.sessionaudit.event.SessionEvent.TokenRefreshed;
import io.sessionaudit.event.SessionEvent.TokenRevoked;
import io.sessionaudit.event.SessionId;
import io.sessionaudit.event.SessionPoint;
import io.sessionaudit.event.UserId;
import io.sessionaudit.wire.EventCodec;
import io.sessionaudit.wire.KafkaRecords;
import io.sessionaudit.wire.WireEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

/** What the checks of the log take and what they refuse. */
class StreamsTest {

  private static final Instant NOW = Instant.parse("2026-10-30T08:00:00Z");

  private final SessionPoint session =
      new SessionPoint(new UserId(new UUID(7, 1)), new SessionId(new UUID(7, 2)), 3, 4, 1);
  private final ConsumerRecord<byte[], byte[]> second = record(1, refreshed(2));
  private final ConsumerRecord<byte[], byte[]> third = record(2, refreshed(3));

  @Test
  void takeRepeats() {
    assertThat(Streams.of(List.of(second, third, second, third)).lines()).hasSize(2);
  }

  @Test
  void refuseAGapAndAnotherOrder() {
    assertThatThrownBy(() -> Streams.of(List.of(third))).isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> Streams.of(List.of(third, second))).isInstanceOf(AssertionError.class);
  }

  @Test
  void refuseAnotherEventUnderAKnownVersion() {
    assertThatThrownBy(() -> Streams.of(List.of(second, record(1, refreshed(2)))))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void refuseARefreshBehindARevocationThatCoversIt() {
    UserId user = session.user();
    Stream.of(
            new RevocationScope.Session(session),
            new RevocationScope.Token(session, 3),
            new RevocationScope.User(user, 3, 4, 1))
        .forEach(
            it -> assertThatThrownBy(() -> refreshBehind(it)).isInstanceOf(AssertionError.class));
    Stream.of(new RevocationScope.Token(session, 2), new RevocationScope.User(user, 2, 4, 1))
        .forEach(it -> assertThatCode(() -> refreshBehind(it)).doesNotThrowAnyException());
  }

  private void refreshBehind(RevocationScope scope) {
    TokenRevoked revoked = new TokenRevoked(scope, RevocationReason.ADMIN, null, NOW);
    Streams.of(List.of(record(1, revoked), third)).expectNothingBehindItsRevocation();
  }

  private TokenRefreshed refreshed(int generation) {
    Network network = new Network("tag", Network.AddressFamily.IPV4);
    return new TokenRefreshed(
        session, generation, false, 1, 1, NOW, NOW, Context.unsealed(Device.NONE, network));
  }

  /** Each call makes another event. */
  private static ConsumerRecord<byte[], byte[]> record(long version, Event event) {
    Envelope envelope =
        new Envelope(
            FreshIds.event(),
            NOW,
            event.stream(),
            new Envelope.Place(version, version),
            Envelope.Lineage.root(FreshIds.correlation(), Actor.SYSTEM),
            Envelope.Source.AUTH_API);
    WireEvent wire = EventCodec.encode(envelope, event);
    byte[] key = KafkaRecords.write("log", wire).key();
    return new ConsumerRecord<>(
        "log",
        0,
        version,
        NOW.toEpochMilli(),
        TimestampType.CREATE_TIME,
        key.length,
        wire.data().length,
        key,
        wire.data(),
        KafkaRecords.headers(wire),
        Optional.empty());
  }
}
