package io.sessionaudit.projector.intake;

import io.sessionaudit.event.Event;
import io.sessionaudit.event.UserId;
import io.sessionaudit.projector.intake.Arrival.Anomaly;
import io.sessionaudit.projector.intake.Arrival.Numbered;
import io.sessionaudit.projector.intake.Arrival.Understood;
import io.sessionaudit.projector.table.AnomalyTable;
import io.sessionaudit.projector.table.LogPartition;
import io.sessionaudit.projector.table.StreamRow;
import io.sessionaudit.wire.WireEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a batch of records asks for before it can be judged and folded. */
record Arrivals(List<Arrival> all) {

  static Arrivals of(List<RawRecord> records) {
    return new Arrivals(records.stream().map(Reading::read).toList());
  }

  Set<String> streams() {
    return all.stream().map(Arrival::stream).collect(Collectors.toCollection(LinkedHashSet::new));
  }

  List<Event> events() {
    return understood().stream().map(arrival -> arrival.recorded().event()).toList();
  }

  List<Instant> times() {
    return understood().stream().map(arrival -> arrival.wire().envelope().occurredAt()).toList();
  }

  Set<AnomalyTable.Key> anomalies() {
    Set<AnomalyTable.Key> keys = new LinkedHashSet<>();
    for (Arrival arrival : all) {
      if (arrival instanceof Anomaly(_, WireEvent wire, _, var said)) {
        keys.add(new AnomalyTable.Key(said.user(), wire.envelope().id()));
      }
    }
    return keys;
  }

  /** Events whose version was folded before this batch: the same again, or a fork. */
  List<WireEvent> repeats(Map<String, StreamRow> streams) {
    List<WireEvent> repeats = new ArrayList<>();
    for (Arrival arrival : all) {
      if (arrival instanceof Numbered numbered) {
        StreamRow stream = streams.get(numbered.stream());
        if (stream != null && numbered.place().version() <= stream.version()) {
          repeats.add(numbered.wire());
        }
      }
    }
    return repeats;
  }

  Set<UserId> users() {
    Set<UserId> users = new LinkedHashSet<>();
    for (Event event : events()) {
      UserId user = event.user();
      if (user != null) {
        users.add(user);
      }
    }
    return users;
  }

  /** Where each partition stands when the batch is folded. */
  Map<LogPartition, Long> next() {
    Map<LogPartition, Long> next = new HashMap<>();
    all.forEach(arrival -> next.put(arrival.raw().partition(), arrival.raw().offset() + 1));
    return next;
  }

  private List<Understood> understood() {
    List<Understood> understood = new ArrayList<>();
    for (Arrival arrival : all) {
      if (arrival instanceof Understood it) {
        understood.add(it);
      }
    }
    return understood;
  }
}
