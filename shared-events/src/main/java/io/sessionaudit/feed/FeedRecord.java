package io.sessionaudit.feed;

/** One record of the topic {@code session-revocations}. */
public sealed interface FeedRecord permits Revocation, Watermark {

  /** The Kafka record key. */
  String key();
}
