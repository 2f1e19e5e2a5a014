package io.sessionaudit.feed;

import java.time.Instant;

/**
 * Says how fresh the feed is: every revocation committed before {@code asOf} stands in front of
 * this record. Times are the database's.
 *
 * @param now the database's clock when this was written, never before {@code asOf}
 * @param term of the relay that says it, not negative; a reader ignores terms lower than the
 *     highest it has seen
 */
public record Watermark(Instant asOf, Instant now, long term) implements FeedRecord {

  public Watermark {
    if (asOf.isAfter(now)) {
      throw new IllegalArgumentException("nobody knows what will be committed");
    }
    if (term < 0) {
      throw new IllegalArgumentException("terms count from 0");
    }
  }

  @Override
  public String key() {
    return "watermark";
  }
}
