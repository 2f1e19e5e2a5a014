package io.sessionaudit.guard.view;

import io.sessionaudit.feed.Watermark;
import java.time.Duration;
import java.time.Instant;

/**
 * A record of the feed could not be read and may have been a revocation. Nothing is served until it
 * cannot matter any more: a relay that began later has written every revocation that matters again,
 * or every token that it could have hit has expired. Used by one thread.
 *
 * <p>The first higher term is not enough. Its relay may have written the unreadable record itself,
 * before its first watermark.
 */
final class Doubt {

  /** The longest access token, the feed's own minute, and one for the broker's clock. */
  static final Duration LONGEST = Duration.ofHours(1).plusMinutes(2);

  private static final int TERMS = 2;

  private final Instant over;
  private long term;
  private int higherTerms;

  /**
   * A doubt that has just come up.
   *
   * @param written the record's timestamp, by the broker's clock
   * @param term the highest heard so far; a record in front of all watermarks counts the first one
   *     as a higher term
   */
  Doubt(Instant written, long term) {
    this.over = written.plus(LONGEST);
    this.term = term;
  }

  /** Whether the watermark ends the doubt. */
  boolean endsWith(Watermark watermark) {
    if (watermark.term() > term) {
      term = watermark.term();
      higherTerms++;
    }
    return higherTerms >= TERMS || watermark.now().isAfter(over);
  }
}
