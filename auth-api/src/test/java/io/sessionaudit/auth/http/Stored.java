package io.sessionaudit.auth.http;

import io.sessionaudit.auth.append.JournalEvent;
import io.sessionaudit.event.Event;
import io.sessionaudit.event.RecordedEvent;
import io.sessionaudit.event.TokenId;
import io.sessionaudit.testkit.KeptConnection;
import io.sessionaudit.wire.EventCodec;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What stands in the database, read over a connection of its own. */
record Stored(KeptConnection connection) {

  /** A user's events, in order. */
  List<RecordedEvent> events(String userId) {
    return rows("SELECT * FROM auth.journal WHERE stream = 'user:" + userId + "' ORDER BY version");
  }

  /** The events of everybody, in the order of their positions. */
  List<RecordedEvent> allEvents() {
    return rows("SELECT * FROM auth.journal ORDER BY id");
  }

  /** The facts of a user behind the first ones. */
  List<Event> facts(String userId, int behind) {
    List<RecordedEvent> events = events(userId);
    return events.subList(behind, events.size()).stream().map(RecordedEvent::event).toList();
  }

  long count(String table) {
    return Long.parseLong(text("SELECT count(*) FROM " + table));
  }

  /** All that a decision can change, as one text: the same text, the same rows. */
  String everything() {
    return text(
        """
        SELECT md5(string_agg(line, ' ' ORDER BY line)) FROM (
          SELECT s::text AS line FROM auth.session s
          UNION ALL SELECT a::text FROM auth.account a
          UNION ALL SELECT c::text FROM auth.client c
          UNION ALL SELECT r::text FROM auth.realm r
          UNION ALL SELECT x::text FROM auth.strangers x
          UNION ALL SELECT j.id || j.event_id::text FROM auth.journal j) AS lines\
        """);
  }

  String session(TokenId token, String column) {
    return text(
        "SELECT "
            + column
            + "::text FROM auth.session WHERE session_id = '"
            + token.session()
            + "'");
  }

  /** The first column of the first row; {@code null} as text if it is null. */
  String text(String query) {
    try (Statement statement = connection.get().createStatement();
        ResultSet result = statement.executeQuery(query)) {
      return result.next() ? String.valueOf(result.getString(1)) : "no row";
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
  }

  private List<RecordedEvent> rows(String query) {
    List<RecordedEvent> events = new ArrayList<>();
    try (Statement statement = connection.get().createStatement();
        ResultSet row = statement.executeQuery(query)) {
      while (row.next()) {
        events.add(EventCodec.decode(JournalEvent.read(row)));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
    return events;
  }
}
