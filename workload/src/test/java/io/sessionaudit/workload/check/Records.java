package io.sessionaudit.workload.check;

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
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;

/** Records of one user's stream, made by hand. */
final class Records {

  static final UserId USER = new UserId(new UUID(7, 1));
  static final int EPOCH = 3;
  static final SessionPoint SESSION =
      new SessionPoint(USER, new SessionId(new UUID(7, 2)), EPOCH, 4, 1);

  private static final Instant NOW = Instant.parse("2026-10-30T08:00:00Z");

  private Records() {}

  static ConsumerRecord<byte[], byte[]> refreshed(long version, int generation) {
    Network network = new Network("tag", Network.AddressFamily.IPV4);
    return record(
        version,
        new TokenRefreshed(
            SESSION, generation, false, 1, 1, NOW, NOW, Context.unsealed(Device.NONE, network)));
  }

  static ConsumerRecord<byte[], byte[]> revoked(long version, RevocationScope scope) {
    return record(version, new TokenRevoked(scope, RevocationReason.ADMIN, null, NOW));
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
