package io.sessionaudit.projector.intake;

import io.sessionaudit.projector.table.LogPartition;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** A record as it came from the log. */
@SuppressWarnings("ArrayRecordComponent") // handed on as it is, never compared
public record RawRecord(
    LogPartition partition,
    long offset,
    long time,
    byte @Nullable [] key,
    Headers headers,
    byte @Nullable [] value) {

  /** What a consumer polled. */
  public static RawRecord of(ConsumerRecord<byte[], byte[]> polled) {
    return new RawRecord(
        new LogPartition(polled.topic(), polled.partition()),
        polled.offset(),
        polled.timestamp(),
        polled.key(),
        polled.headers(),
        polled.value());
  }
}
