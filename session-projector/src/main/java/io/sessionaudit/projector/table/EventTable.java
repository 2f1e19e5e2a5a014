package io.sessionaudit.projector.table;

import io.sessionaudit.event.Envelope;
import io.sessionaudit.event.EventId;
import io.sessionaudit.wire.WireEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The log, searchable. */
public final class EventTable {

  private static final String COLUMNS =
      "audit_event (occurred_at, event_id, kafka_partition, kafka_offset, type, revision, stream,"
          + " version, position, user_id, session_id, correlation, cause, actor, data)";

  private EventTable() {}

  /** Adds events that are known to be new; their months have a partition. */
  public static void insert(Connection connection, Collection<EventRow> events)
      throws SQLException {
    CopyRows rows = new CopyRows(15);
    events.forEach(event -> add(rows, event));
    rows.into(connection, COLUMNS);
  }

  private static void add(CopyRows rows, EventRow event) {
    Envelope envelope = event.envelope();
    Envelope.Place place = envelope.place();
    rows.row()
        .time(envelope.occurredAt())
        .id(envelope.id())
        .number(event.partition())
        .big(event.offset())
        .text(event.wire().type())
        .number(event.wire().revision())
        .text(envelope.stream().name())
        .big(place == null ? null : (Long) place.version())
        .big(place == null ? null : (Long) place.position())
        .id(event.user())
        .id(event.session())
        .id(envelope.lineage().correlation())
        .id(envelope.lineage().cause())
        .text(envelope.lineage().actor().text())
        .bytes(event.wire().data());
  }

  /**
   * Which of these events are in the table, the same in everything that is kept of them. The answer
   * goes by identity: a copy with other bytes is another event.
   */
  public static Set<WireEvent> same(Connection connection, List<WireEvent> events)
      throws SQLException {
    Set<WireEvent> same = Collections.newSetFromMap(new IdentityHashMap<>());
    if (events.isEmpty()) {
      return same;
    }
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT k.n, e.stream, e.version, e.position, e.type, e.revision,"
                + " e.correlation, e.cause, e.actor, e.data "
                + "FROM unnest(?::timestamptz[], ?::uuid[])"
                + " WITH ORDINALITY AS k(occurred_at, event_id, n) "
                + "JOIN audit_event e USING (occurred_at, event_id)")) {
      Object[] times =
          events.stream()
              .map(event -> event.envelope().occurredAt().atOffset(ZoneOffset.UTC).toString())
              .toArray();
      Object[] ids = events.stream().map(event -> event.envelope().id().value()).toArray();
      select.setArray(1, connection.createArrayOf("timestamptz", times));
      select.setArray(2, connection.createArrayOf("uuid", ids));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          WireEvent event = events.get(row.getInt(1) - 1);
          if (matches(row, event)) {
            same.add(event);
          }
        }
      }
    }
    return same;
  }

  private static boolean matches(ResultSet row, WireEvent event) throws SQLException {
    Envelope envelope = event.envelope();
    Envelope.Place place = envelope.place();
    EventId cause = envelope.lineage().cause();
    return envelope.stream().name().equals(row.getString(2))
        && same(place == null ? null : place.version(), row.getObject(3, Long.class))
        && same(place == null ? null : place.position(), row.getObject(4, Long.class))
        && event.type().equals(row.getString(5))
        && event.revision() == row.getInt(6)
        && envelope.lineage().correlation().equals(row.getObject(7, UUID.class))
        && same(cause == null ? null : cause.value(), row.getObject(8, UUID.class))
        && envelope.lineage().actor().text().equals(row.getString(9))
        && Arrays.equals(event.data(), row.getBytes(10));
  }

  private static boolean same(@Nullable Object one, @Nullable Object other) {
    return Objects.equals(one, other);
  }
}
