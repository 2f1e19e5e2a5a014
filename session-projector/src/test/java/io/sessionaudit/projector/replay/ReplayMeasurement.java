package io.sessionaudit.projector.replay;

import io.sessionaudit.projector.intake.FoldMeasurement;
import io.sessionaudit.projector.intake.RawRecord;
import io.sessionaudit.projector.log.AuditDatabase;
import io.sessionaudit.projector.log.Platform;
import io.sessionaudit.projector.table.LogPartition;
import io.sessionaudit.projector.table.UserKeys;
import io.sessionaudit.wire.KafkaConnection;
import java.sql.Connection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Events of a replay in a second, read from Kafka, against the limit of {@link FoldMeasurement} in
 * the same run. No test: run {@link #main} with the number of events.
 */
final class ReplayMeasurement {

  private static final int MEASURED_AT_THE_LIMIT = 60_000;

  private ReplayMeasurement() {}

  public static void main(String[] arguments) throws Exception {
    int events = Integer.parseInt(arguments[0]);
    try (Platform platform = new Platform()) {
      AuditDatabase database = platform.database;
      database.migrate("audit");
      List<RawRecord> records = FoldMeasurement.refreshing(events, database::keep).log.records();
      platform.send(records);
      for (int folds : new int[] {1, 2, 4}) {
        double limit =
            FoldMeasurement.limit(
                AuditDatabase.migrated(), records.subList(0, MEASURED_AT_THE_LIMIT));
        double replay = records.size() / seconds(platform, folds);
        System.out.printf(
            Locale.ROOT,
            "%d folds: %.0f/s, limit on one connection %.0f/s, ratio %.2f%n",
            folds,
            replay,
            limit,
            replay / limit);
      }
    }
    System.exit(0);
  }

  private static double seconds(Platform platform, int folds) throws Exception {
    AuditDatabase database = platform.database;
    KafkaConnection kafka = KafkaConnection.plaintext(platform.kafka.bootstrapServers());
    try (Connection control = Shadow.open(database::connect)) {
      Shadow shadow = Shadow.beside(database::connect, control);
      shadow.make(control);
      Map<LogPartition, Long> ends = LogBounds.ask(kafka).ends();
      Replaying what =
          new Replaying(
              shadow, kafka, new UserKeys(database.master), database.lookup, new Notes(List.of()));
      long start = System.nanoTime();
      try (ShadowFolds shadowFolds = new ShadowFolds(what, ends, folds, new Unheard())) {
        shadowFolds.to(ends);
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      shadow.drop(control);
      return seconds;
    }
  }
}
