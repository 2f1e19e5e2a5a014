package io.sessionaudit.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.CloudEvent;
import io.cloudevents.SpecVersion;
import io.cloudevents.core.message.MessageReader;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.sessionaudit.event.Envelope;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The reference library of CloudEvents reads our records, and we read the ones that it writes. */
class CloudEventsOracleTest {

  static List<Example> examples() {
    return Examples.all();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void theReferenceLibraryReadsOurRecords(Example example) {
    CloudEvent read = reference(example.record());
    Envelope envelope = example.envelope();

    assertThat(read.getSpecVersion()).isEqualTo(SpecVersion.V1);
    assertThat(read.getId()).isEqualTo(envelope.id().toString());
    assertThat(read.getSource()).hasToString(envelope.source().uri());
    assertThat(read.getType())
        .isEqualTo("io.sessionaudit." + EventType.of(example.event()).wireName());
    assertThat(read.getSubject()).isEqualTo(envelope.stream().name());
    assertThat(Objects.requireNonNull(read.getTime()).toInstant()).isEqualTo(envelope.occurredAt());
    assertThat(read.getDataContentType()).isEqualTo("application/json");
    assertThat(Objects.requireNonNull(read.getData()).toBytes()).isEqualTo(example.wire().data());
  }

  @ParameterizedTest
  @MethodSource("examples")
  void theReferenceLibrarySeesOurExtensions(Example example) {
    CloudEvent read = reference(example.record());
    Envelope envelope = example.envelope();
    Envelope.Place place = envelope.place();

    assertThat(read.getExtension("revision")).hasToString("1");
    assertThat(read.getExtension("actor")).isEqualTo(envelope.lineage().actor().text());
    assertThat(read.getExtension("correlationid"))
        .isEqualTo(envelope.lineage().correlation().toString());
    assertThat(read.getExtension("causationid"))
        .isEqualTo(Objects.toString(envelope.lineage().cause(), null));
    assertThat(read.getExtension("sequence"))
        .isEqualTo(place == null ? null : String.valueOf(place.version()));
    assertThat(read.getExtension("position"))
        .isEqualTo(place == null ? null : String.valueOf(place.position()));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void weReadWhatTheReferenceLibraryWrites(Example example) {
    ProducerRecord<byte[], byte[]> ours = example.record();
    ProducerRecord<Void, byte[]> theirs =
        KafkaMessageFactory.createWriter(ours.topic()).writeBinary(reference(ours));

    WireEvent read = KafkaRecords.read(ours.key(), theirs.headers(), theirs.value());

    assertThat(EventCodec.decode(read)).isEqualTo(example.recorded());
  }

  private static CloudEvent reference(ProducerRecord<byte[], byte[]> record) {
    MessageReader reader = KafkaMessageFactory.createReader(record.headers(), record.value());
    return reader.toEvent();
  }
}
