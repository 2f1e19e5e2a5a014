package io.sessionaudit.projector.table;

import io.sessionaudit.event.AnomalyDetected.Signal;
import io.sessionaudit.event.EventId;
import io.sessionaudit.event.UserId;
import io.sessionaudit.json.JsonText;
import io.sessionaudit.projector.projection.AnomalyRow;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What the detector said. */
public final class AnomalyTable {

  private static final String COLUMNS =
      "anomaly (user_id, event_id, session_id, signals, score, verdict, profile, rule_set,"
          + " trigger_event, occurred_at)";

  private AnomalyTable() {}

  /** An anomaly of a user. The same id for another user would be another row. */
  public record Key(UserId user, EventId event) {}

  /** Which of these are known. */
  public static Set<Key> known(Connection connection, Collection<Key> keys) throws SQLException {
    Set<Key> known = new HashSet<>();
    if (keys.isEmpty()) {
      return known;
    }
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT user_id, event_id FROM anomaly "
                + "JOIN unnest(?::uuid[], ?::uuid[]) AS k(user_id, event_id)"
                + " USING (user_id, event_id)")) {
      Object[] users = keys.stream().map(key -> key.user().value()).toArray();
      Object[] events = keys.stream().map(key -> key.event().value()).toArray();
      select.setArray(1, connection.createArrayOf("uuid", users));
      select.setArray(2, connection.createArrayOf("uuid", events));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          known.add(
              new Key(
                  new UserId(row.getObject(1, UUID.class)),
                  new EventId(row.getObject(2, UUID.class))));
        }
      }
    }
    return known;
  }

  /** Adds rows that are known to be new. */
  public static void insert(Connection connection, Collection<AnomalyRow> anomalies)
      throws SQLException {
    CopyRows rows = new CopyRows(10);
    anomalies.forEach(anomaly -> add(rows, anomaly));
    rows.into(connection, COLUMNS);
  }

  private static void add(CopyRows rows, AnomalyRow anomaly) {
    rows.row()
        .id(anomaly.said().user())
        .id(anomaly.event())
        .id(anomaly.said().session())
        .json(signals(anomaly.said().signals()))
        .number(anomaly.said().score())
        .text(anomaly.said().verdict().name())
        .text(anomaly.said().profile())
        .text(anomaly.said().ruleSet())
        .id(anomaly.trigger())
        .time(anomaly.at());
  }

  private static String signals(List<Signal> signals) {
    List<String> objects =
        signals.stream()
            .map(signal -> {
              EventId setBy = signal.event();
              return new String(
                  JsonText.write(json ->
                      json.text("kind", signal.kind().name())
                          .text("old", signal.before())
                          .text("new", signal.after())
                          .text("event", setBy == null ? null : setBy.toString())),
                  StandardCharsets.UTF_8);
            })
            .toList();
    return "[" + String.join(",", objects) + "]";
  }
}
