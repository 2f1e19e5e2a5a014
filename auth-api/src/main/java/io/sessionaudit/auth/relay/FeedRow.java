package io.sessionaudit.auth.relay;

import io.sessionaudit.wire.Topics;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A revocation as the journal keeps it: the exact key and value that go to the feed. */
@SuppressWarnings("ArrayRecordComponent") // handed on as it is; not compared
record FeedRow(String key, byte[] value) {

  ProducerRecord<byte[], byte[]> record() {
    return new ProducerRecord<>(
        Topics.SESSION_REVOCATIONS, key.getBytes(StandardCharsets.UTF_8), value);
  }
}
