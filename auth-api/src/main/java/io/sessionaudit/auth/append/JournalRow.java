package io.sessionaudit.auth.append;

import io.sessionaudit.feed.FeedFormat;
import io.sessionaudit.feed.Revocation;
import io.sessionaudit.wire.WireEvent;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * An event as it goes into the journal; its place is given by the statement.
 *
 * @param feed what guards must learn from it
 */
record JournalRow(WireEvent event, @Nullable Revocation feed) {

  static final String COLUMNS =
      "event_id, type, revision, occurred_at, correlation, cause, actor, data,"
          + " feed_key, feed_value, feed_until";

  /** One row of a VALUES list; the first value is the row's number. */
  static final String VALUES =
      "?::uuid, ?::text, ?::smallint, ?::timestamptz, ?::uuid, ?::uuid, ?::text, ?::bytea,"
          + " ?::text, ?::bytea, ?::timestamptz";

  void bind(Parameters parameters) throws SQLException {
    var envelope = event.envelope();
    var cause = envelope.lineage().cause();
    parameters
        .uuid(envelope.id().value())
        .text(event.type())
        .integer(event.revision())
        .time(envelope.occurredAt())
        .uuid(envelope.lineage().correlation())
        .uuid(cause == null ? null : cause.value())
        .text(envelope.lineage().actor().text())
        .bytes(event.data());
    if (feed == null) {
      parameters.text(null).bytes(null).time(null);
    } else {
      parameters
          .text(new String(FeedFormat.key(feed), StandardCharsets.UTF_8))
          .bytes(FeedFormat.value(feed))
          .time(feed.until());
    }
  }
}
