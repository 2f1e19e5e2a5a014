package io.sessionaudit.projector.replay;

import io.sessionaudit.projector.table.LogPartition;
import io.sessionaudit.projector.table.ParkedTable;
import io.sessionaudit.projector.table.ParkedTable.Settled;
import io.sessionaudit.wire.Topics;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What operators have done about parked records. A replay does the same at the same places. */
record Notes(List<Note> all) {

  /**
   * One settled record.
   *
   * @param when the release that settled it, the same for all of its records
   */
  record Note(ParkedTable.Key place, String stream, Settled how, String when) {}

  /** Records of one stream that were released together, up to and with {@code last}. */
  record PastRelease(String stream, ParkedTable.Key last, Set<ParkedTable.Key> leftOut) {}

  private record Together(String stream, LogPartition partition, String when) {}

  /** Reads them, in the order of the log. */
  static Notes read(Connection connection) throws SQLException {
    List<Note> notes = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT topic, kafka_partition, kafka_offset, stream, settled,"
                    + " extract(epoch FROM settled_at)::text"
                    + " FROM parked_record WHERE settled IS NOT NULL"
                    + " ORDER BY topic, kafka_partition, kafka_offset")) {
      while (row.next()) {
        notes.add(
            new Note(
                new ParkedTable.Key(
                    new LogPartition(row.getString(1), row.getInt(2)), row.getLong(3)),
                row.getString(4),
                Settled.valueOf(row.getString(5)),
                String.valueOf(row.getString(6))));
      }
    }
    return new Notes(List.copyOf(notes));
  }

  /** Records that never count. */
  List<Note> leftOut() {
    return all.stream().filter(it -> it.how() == Settled.LEFT_OUT).toList();
  }

  Set<ParkedTable.Key> placesLeftOut() {
    return leftOut().stream().map(Note::place).collect(Collectors.toSet());
  }

  /**
   * The releases, by the last record that each of them settled: behind it the stream went on. What
   * the detector says has no order, so nothing waits there and nothing has to be released.
   */
  Map<ParkedTable.Key, PastRelease> releases() {
    Map<Together, List<Note>> together = new LinkedHashMap<>();
    for (Note note : all) {
      LogPartition partition = note.place().partition();
      if (partition.topic().equals(Topics.SESSION_EVENTS)) {
        together
            .computeIfAbsent(
                new Together(note.stream(), partition, note.when()), _ -> new ArrayList<>())
            .add(note);
      }
    }
    Map<ParkedTable.Key, PastRelease> releases = new HashMap<>();
    together.forEach((it, notes) -> {
      ParkedTable.Key last = notes.getLast().place();
      releases.put(last, new PastRelease(it.stream(), last, leftOut(notes)));
    });
    return releases;
  }

  private static Set<ParkedTable.Key> leftOut(List<Note> notes) {
    return new HashSet<>(new Notes(notes).placesLeftOut());
  }
}
