package io.sessionaudit.standalone.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.event.Envelope;
import io.sessionaudit.event.Event;
import io.sessionaudit.event.RevocationScope;
import io.sessionaudit.event.SessionEvent.TokenIssued;
import io.sessionaudit.event.SessionEvent.TokenRefreshed;
import io.sessionaudit.event.SessionEvent.TokenRevoked;
import io.sessionaudit.event.SessionPoint;
import io.sessionaudit.wire.EventCodec;
import io.sessionaudit.wire.KafkaRecords;
import io.sessionaudit.wire.WireEvent;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The log by streams, first occurrences only. What must hold of it holds whatever was killed when,
 * and anybody can check it with a consumer.
 */
final class Streams {

  private final Map<String, List<WireEvent>> byName = new LinkedHashMap<>();

  private Streams() {}

  /** Fails if a version is missing, comes early, or comes a second time as another event. */
  static Streams of(List<ConsumerRecord<byte[], byte[]>> records) {
    Streams streams = new Streams();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      streams.add(KafkaRecords.read(record.key(), record.headers(), record.value()));
    }
    return streams;
  }

  private void add(WireEvent event) {
    String name = event.envelope().stream().name();
    List<WireEvent> before = byName.computeIfAbsent(name, _ -> new ArrayList<>());
    int version = Math.toIntExact(place(event).version());
    assertThat(version).as("the next version of %s", name).isLessThanOrEqualTo(before.size() + 1);
    if (version == before.size() + 1) {
      before.add(event);
    } else {
      assertThat(text(event))
          .as("version %d of %s, once more", version, name)
          .isEqualTo(text(before.get(version - 1)));
    }
  }

  private static Envelope.Place place(WireEvent event) {
    return Objects.requireNonNull(event.envelope().place());
  }

  /** Every event as one line: position, stream, version, id, data. */
  List<String> lines() {
    return byName.values().stream()
        .flatMap(List::stream)
        .sorted((one, other) -> Long.compare(place(one).position(), place(other).position()))
        .map(Streams::text)
        .toList();
  }

  private static String text(WireEvent event) {
    Envelope envelope = event.envelope();
    return "%d %s %d %s %s"
        .formatted(
            place(event).position(),
            envelope.stream().name(),
            place(event).version(),
            envelope.id(),
            HexFormat.of().formatHex(event.data()));
  }

  /** The same lines from the journal, in SQL. */
  static final String JOURNAL_LINES =
      "SELECT concat_ws(' ', id, stream, version, event_id, encode(data, 'hex'))"
          + " FROM auth.journal ORDER BY id";

  /** Fails if tokens are handed out in a user's stream behind a revocation that covers them. */
  void expectNothingBehindItsRevocation() {
    byName.forEach((name, stream) -> {
      List<TokenRevoked> revocations = new ArrayList<>();
      for (WireEvent wire : stream) {
        Event event = EventCodec.decode(wire).event();
        switch (event) {
          case TokenRevoked it -> revocations.add(it);
          case TokenIssued it -> expectAlive(name, it.at(), 1, revocations);
          case TokenRefreshed it -> expectAlive(name, it.at(), it.generation(), revocations);
          case Event _ -> {}
        }
      }
    });
  }

  private static void expectAlive(
      String stream, SessionPoint at, int generation, List<TokenRevoked> revocations) {
    assertThat(revocations)
        .as("revocations before generation %d of %s in %s", generation, at.session(), stream)
        .noneMatch(it -> covers(it.scope(), at, generation));
  }

  private static boolean covers(RevocationScope scope, SessionPoint at, int generation) {
    return switch (scope) {
      case RevocationScope.User it -> at.epoch() <= it.through();
      case RevocationScope.Session it -> it.at().session().equals(at.session());
      case RevocationScope.Token it ->
          it.at().session().equals(at.session()) && generation <= it.generation();
    };
  }
}
