package io.sessionaudit.feed;

import java.time.Instant;

/**
 * Says how fresh the feed is: every revocation committed before {@code asOf} stands in front of
 * this record. Times are the database's.
 *
 * @param now the database's clock when this was written, never before {@code asOf}
 * @param term of the relay that says it; a reader ignores terms lower than the highest it has seen
 */
public record Watermark(Instant asOf, Instant now, long term) implements FeedRecord {

  @Override
  public String key() {
    return "watermark";
  }
}
