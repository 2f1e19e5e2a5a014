package io.sessionaudit.auth.anchor;

import io.sessionaudit.wire.KafkaConnection;
import io.sessionaudit.wire.Topics;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Looks for the ends of the log in the journal. The journal commits first and keeps its newest row
 * for ever, so an end that is not there, or stands there under another event, shows that the
 * database came back with older state than the log. An end that is older than the journal's oldest
 * row says nothing.
 */
public final class AnchorCheck {

  private static final String COMPARE =
      """
      SELECT log.partition, log.position, log.event, journal.event_id,
             (SELECT min(id) FROM auth.journal) AS oldest
      FROM unnest(?::int[], ?::bigint[], ?::uuid[]) AS log(partition, position, event)
      LEFT JOIN auth.journal ON journal.id = log.position
      ORDER BY log.partition
      """;

  private final LogEnds ends;

  public AnchorCheck(KafkaConnection kafka) {
    this.ends = new LogEnds(kafka);
  }

  /**
   * What is wrong, as a sentence without personal data; empty if the database is where the log left
   * it.
   *
   * @throws LogUnavailableException if Kafka does not say how the log ends
   */
  public Optional<String> contradiction(Connection connection) throws SQLException {
    // The log first: what it has by now, the journal has too.
    List<LogEnd> log = ends.read();
    if (log.isEmpty()) {
      return Optional.empty();
    }
    try (PreparedStatement compare = connection.prepareStatement(COMPARE)) {
      compare.setArray(1, array(connection, "int", log.stream().map(LogEnd::partition).toArray()));
      compare.setArray(
          2, array(connection, "bigint", log.stream().map(LogEnd::position).toArray()));
      compare.setArray(
          3, array(connection, "uuid", log.stream().map(it -> it.event().value()).toArray()));
      try (ResultSet found = compare.executeQuery()) {
        while (found.next()) {
          Optional<String> wrong = wrong(found);
          if (wrong.isPresent()) {
            return wrong;
          }
        }
        return Optional.empty();
      }
    }
  }

  private static Array array(Connection connection, String type, Object[] values)
      throws SQLException {
    return connection.createArrayOf(type, values);
  }

  private static Optional<String> wrong(ResultSet found) throws SQLException {
    long position = found.getLong("position");
    UUID there = found.getObject("event_id", UUID.class);
    long oldest = found.getLong("oldest");
    boolean empty = found.wasNull();
    if (found.getObject("event", UUID.class).equals(there) || (!empty && position < oldest)) {
      return Optional.empty();
    }
    return Optional.of(
        "partition %d of %s ends with journal id %d, which %s"
            .formatted(
                found.getInt("partition"),
                Topics.SESSION_EVENTS,
                position,
                there == null ? "the database does not have" : "is another event in the database"));
  }
}
