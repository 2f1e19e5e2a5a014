package io.sessionaudit.projector.table;

import org.jspecify.annotations.Nullable;

/**
 * A record that could not be folded, as it came.
 *
 * @param stream whose later events wait behind it
 * @param time the record's timestamp, milliseconds
 * @param headers see {@link ParkedHeaders}
 * @param detail a sentence for whoever looks; no value from the record
 */
@SuppressWarnings("ArrayRecordComponent") // handed on as it is, never compared
public record ParkedRow(
    LogPartition partition,
    long offset,
    String stream,
    long time,
    byte @Nullable [] key,
    byte[] headers,
    byte @Nullable [] value,
    Reason reason,
    String detail) {

  /** Where it stands. */
  public ParkedTable.Key place() {
    return new ParkedTable.Key(partition, offset);
  }

  /** Why it could not be folded. */
  public enum Reason {
    /** No event of this platform, or of a revision that is not known yet. */
    UNREADABLE,
    /** A version is missing before it. */
    GAP,
    /** Its version was taken by another event. */
    FORK,
    /** It cannot follow what the stream said before. */
    CONTRADICTION,
    /** The database does not take what it says. */
    REFUSED,
    /** Nothing is wrong with it; something before it was parked. */
    BEHIND
  }
}
