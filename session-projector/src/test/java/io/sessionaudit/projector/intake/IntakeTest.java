package io.sessionaudit.projector.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.projector.config.IntakeSettings;
import io.sessionaudit.projector.log.AuditDatabase;
import io.sessionaudit.projector.log.Life;
import io.sessionaudit.projector.log.Platform;
import io.sessionaudit.projector.log.RandomLife;
import io.sessionaudit.projector.table.LogPartition;
import io.sessionaudit.projector.table.UserKeys;
import io.sessionaudit.testkit.Eventually;
import io.sessionaudit.wire.KafkaConnection;
import io.sessionaudit.wire.Topics;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole way from Kafka into the tables, with everything that may happen on it. */
final class IntakeTest {

  private final Life life = RandomLife.of(51, 24, 600);
  private final List<RawRecord> records = life.log.records();
  private final List<Intake> running = new ArrayList<>();
  private final AtomicInteger folds = new AtomicInteger();
  private final AtomicBoolean away = new AtomicBoolean();
  private final Platform platform;

  IntakeTest() throws Exception {
    platform = new Platform();
  }

  @BeforeEach
  void tables() {
    platform.database.migrate("audit");
  }

  @AfterEach
  void stop() {
    running.forEach(Intake::close);
    platform.close();
  }

  @Test
  void goesOnWhereItStood() throws Exception {
    platform.send(records.subList(0, 300));
    Intake first = start();
    expectFolded(300);
    first.close();
    platform.send(records.subList(300, records.size()));
    start();
    expectTheSameTables();
  }

  @Test
  void twoInstancesShareThePartitionsAndOneTakesOver() throws Exception {
    Intake one = start();
    Intake two = start();
    Eventually.holds(() -> {
      Set<LogPartition> ofOne = one.state().lag().keySet();
      Set<LogPartition> ofTwo = two.state().lag().keySet();
      assertThat(ofOne).isNotEmpty().doesNotContainAnyElementsOf(ofTwo);
      Set<LogPartition> all = new HashSet<>(ofOne);
      all.addAll(ofTwo);
      assertThat(all).hasSize(2 * Topics.LOG_PARTITIONS);
    });
    platform.send(records.subList(0, 300));
    expectFolded(300);
    one.close();
    platform.send(records.subList(300, records.size()));
    expectTheSameTables();
    Eventually.holds(() -> assertThat(two.state().lag()).hasSize(2 * Topics.LOG_PARTITIONS));
  }

  @Test
  void aDatabaseThatIsAwayLosesNothing() throws Exception {
    Intake intake = start();
    platform.send(records.subList(0, 200));
    expectFolded(200);
    away.set(true);
    platform.database.superuser.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            + " WHERE datname = current_database() AND usename = 'projector_in_tests'");
    platform.send(records.subList(200, records.size()));
    Eventually.holds(() -> assertThat(intake.state().folds()).isFalse());
    away.set(false);
    expectTheSameTables();
    Eventually.holds(() -> assertThat(intake.state().folds()).isTrue());
  }

  @Test
  void aLogThatWasCutIsReadFromItsBeginning() throws Exception {
    platform.send(records);
    Intake first = start();
    expectFolded(records.size());
    first.close();
    SequencedMap<String, String> before = platform.database.digest();
    platform.database.superuser.execute(
        "UPDATE audit.projection_offset SET next_offset = next_offset + 1000");
    start();
    Eventually.holds(() ->
        assertThat(
                platform.database.texts(
                    "SELECT max(next_offset) < 1000 FROM audit.projection_offset"
                        + " WHERE topic = 'session-events' AND kafka_partition = "
                        + records.getFirst().partition().partition()))
            .containsExactly("t"));
    assertThat(platform.database.digest()).isEqualTo(before);
    assertThat(platform.database.texts("SELECT count(*) FROM parked_record")).containsExactly("0");
  }

  @Test
  void eventsThatComeOneAfterTheOtherAreFoldedTogether() throws Exception {
    start(Duration.ofSeconds(1));
    platform.send(records.subList(0, 5));
    expectFolded(5);
    int before = folds.get();
    long begin = System.nanoTime();
    for (int from = 5; from < 205; from += 5) {
      platform.send(records.subList(from, from + 5));
    }
    expectFolded(205);
    long seconds = Duration.ofNanos(System.nanoTime() - begin).toSeconds();
    // One a second; one at the beginning, one at the end, and two that follow full ones of 97.
    assertThat(folds.get() - before).isLessThanOrEqualTo(Math.toIntExact(seconds) + 4);
  }

  private Intake start() {
    return start(Duration.ofMillis(1));
  }

  private Intake start(Duration spacing) {
    Intake intake =
        new Intake(
            KafkaConnection.plaintext(platform.kafka.bootstrapServers()),
            new IntakeSettings(
                "session-projector",
                null,
                97,
                spacing,
                Duration.ofSeconds(6),
                Duration.ofMillis(200)),
            () -> {
              if (away.get()) {
                throw new SQLException("away", "08006");
              }
              return platform.database.connect();
            },
            new UserKeys(platform.database.master),
            platform.database.lookup,
            _ -> folds.incrementAndGet());
    running.add(intake);
    intake.start();
    return intake;
  }

  private void expectFolded(int count) {
    Eventually.holds(() ->
        assertThat(platform.database.texts("SELECT count(*) FROM audit_event"))
            .containsExactly(String.valueOf(count)));
  }

  private void expectTheSameTables() throws Exception {
    expectFolded(records.size());
    AuditDatabase other = AuditDatabase.migrated();
    Feeding.all(other, records, 1_000);
    assertThat(platform.database.digest()).isEqualTo(other.digest());
  }
}
