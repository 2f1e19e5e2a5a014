package io.sessionaudit.projector.intake;

import io.sessionaudit.projector.log.AuditDatabase;
import io.sessionaudit.projector.table.LogPartition;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Feeds a log into the tables as a consumer would: in order within a partition, in any batches. */
final class Feeding {

  private Feeding() {}

  static FoldReport all(AuditDatabase database, List<RawRecord> records, int batch)
      throws Exception {
    return all(database, "audit", records, batch);
  }

  static FoldReport all(AuditDatabase database, String schema, List<RawRecord> records, int batch)
      throws Exception {
    try (Connection connection = database.connect(schema)) {
      Folding folding = database.folding(connection);
      folding.resume(records.stream().map(RawRecord::partition).collect(Collectors.toSet()));
      FoldReport report = FoldReport.NOTHING;
      for (int from = 0; from < records.size(); from += batch) {
        report =
            report.plus(
                folding.fold(records.subList(from, Math.min(records.size(), from + batch))));
      }
      return report;
    }
  }

  /** The records in another order that a consumer may see: partitions interleaved by chance. */
  static List<RawRecord> interleaved(Map<LogPartition, List<RawRecord>> partitions, long seed) {
    Random random = new Random(seed);
    List<List<RawRecord>> rest = new ArrayList<>();
    new TreeMap<>(partitions).values().forEach(records -> rest.add(new ArrayList<>(records)));
    List<RawRecord> mixed = new ArrayList<>();
    while (!rest.isEmpty()) {
      List<RawRecord> one = rest.get(random.nextInt(rest.size()));
      int many = Math.min(one.size(), 1 + random.nextInt(5));
      mixed.addAll(one.subList(0, many));
      one.subList(0, many).clear();
      rest.removeIf(List::isEmpty);
    }
    return mixed;
  }
}
