package io.sessionaudit.auth.relay;

import io.sessionaudit.event.Envelope.Place;
import io.sessionaudit.wire.KafkaRecords;
import io.sessionaudit.wire.Topics;
import io.sessionaudit.wire.WireEvent;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * One event of the journal.
 *
 * @param event at its place
 * @param feed what goes to the feed besides, for events that raise one of the three numbers
 */
record JournalRow(long id, WireEvent event, @Nullable FeedRow feed) {

  /** Headers, key and the producer's bookkeeping, roughly; for bounding memory. */
  private static final int OVERHEAD_BYTES = 700;

  static JournalRow at(long id, long version, WireEvent event, @Nullable FeedRow feed) {
    return new JournalRow(id, event.at(new Place(version, id)), feed);
  }

  ProducerRecord<byte[], byte[]> record() {
    return KafkaRecords.write(Topics.SESSION_EVENTS, event);
  }

  int bytes() {
    return event.data().length + OVERHEAD_BYTES;
  }
}
