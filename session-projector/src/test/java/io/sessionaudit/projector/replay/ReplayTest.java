package io.sessionaudit.projector.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.sessionaudit.projector.intake.Intake;
import io.sessionaudit.projector.log.AuditDatabase;
import io.sessionaudit.projector.replay.Findings.LeftOut;
import io.sessionaudit.projector.replay.RowFinding.How;
import io.sessionaudit.testkit.ChildProcess;
import io.sessionaudit.wire.Topics;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The tables are compared with a fold of the whole log, while the projector goes on. */
@ExtendWith(ReplayedPlatform.Shared.class)
final class ReplayTest {

  private final ReplayedPlatform site;

  ReplayTest(ReplayedPlatform site) {
    this.site = site;
  }

  private static void expectEqual(Findings findings) {
    assertThat(findings.tables()).allSatisfy(it -> assertThat(it.rows()).isEmpty());
    assertThat(findings.equal()).isTrue();
  }

  private static List<String> sideSchemas(AuditDatabase tables) {
    return tables.texts(
        "SELECT nspname FROM pg_namespace WHERE nspname LIKE 'audit\\_%' ORDER BY 1");
  }

  @Test
  void findsWhatTheProjectorHasFoldedAndWhatAnOperatorHasLeftOut() throws Exception {
    AuditDatabase tables = site.tables();

    Findings findings = site.replay(tables).run(false);

    expectEqual(findings);
    assertThat(findings.blocked()).isEmpty();
    assertThat(findings.tables())
        .filteredOn(it -> !it.table().equals("stream"))
        .extracting(TableFinding::table, TableFinding::digestOfLog)
        .containsExactlyElementsOf(
            tables.digest().entrySet().stream()
                .map(it -> tuple(it.getKey(), it.getValue()))
                .toList());
    assertThat(findings.leftOut())
        .extracting(LeftOut::place)
        .extracting(Object::toString)
        .containsExactlyElementsOf(
            tables.texts(
                "SELECT kafka_partition || ':' || kafka_offset FROM parked_record"
                    + " WHERE settled = 'LEFT_OUT' ORDER BY kafka_partition, kafka_offset"))
        .hasSize(2);
    assertThat(findings.parked()).isEqualTo(1);
    assertThat(findings.parkedInLog()).isEqualTo(1);
    assertThat(findings.offsets().keySet())
        .anyMatch(it -> it.topic().equals(Topics.SESSION_ANOMALIES));
    assertThat(sideSchemas(tables)).isEmpty();
  }

  /** A column that is not of the key, and a value that no row has. */
  private static final Map<String, String> DAMAGE =
      Map.of(
          "session", "generation = 4711",
          "account", "authz = 4711",
          "revocation", "reason = 'NO_REASON'",
          "audit_event", "data = 'x'",
          "anomaly", "score = 4711",
          "stream", "version = version + 1");

  @Test
  void namesEveryRowOfEveryTableThatWasChangedOrTakenOrAdded() throws Exception {
    AuditDatabase tables = site.tables();
    DAMAGE.forEach((table, change) -> {
      String rows = "SELECT ctid, tableoid FROM audit." + table + " ORDER BY " + table + "::text";
      String where = " WHERE (ctid, tableoid) IN (" + rows;
      tables.superuser.execute(
          "UPDATE audit."
              + table
              + " SET "
              + change
              + where
              + " LIMIT 1);"
              + "DELETE FROM audit."
              + table
              + where
              + " OFFSET 2 LIMIT 1);"
              + added(table));
    });

    Findings findings = site.replay(tables).run(false);

    assertThat(findings.equal()).isFalse();
    assertThat(findings.tables()).hasSameSizeAs(DAMAGE.keySet());
    for (TableFinding table : findings.tables()) {
      assertThat(table.totals())
          .as(table.table())
          .isEqualTo(Map.of(How.CHANGED, 1L, How.MISSING, 1L, How.EXTRA, 1L));
      assertThat(table.rows()).hasSize(3).allSatisfy(it -> assertThat(it.key()).isNotEmpty());
      assertThat(column(table)).isEqualTo(DAMAGE.getOrDefault(table.table(), "").split(" ", -1)[0]);
    }
  }

  /** A copy of a row under another key. */
  private static String added(String table) {
    String key =
        switch (table) {
          case "session", "account", "anomaly" ->
              "user_id = '00000000-0000-7000-8000-000000000000'";
          case "audit_event" -> "event_id = '00000000-0000-7000-8000-000000000000'";
          case "revocation" -> "stream = 'added'";
          default -> "name = 'added'";
        };
    return "CREATE TEMPORARY TABLE added AS SELECT * FROM audit."
        + table
        + " LIMIT 1; UPDATE added SET "
        + key
        + "; INSERT INTO audit."
        + table
        + " SELECT * FROM added; DROP TABLE added";
  }

  private static String column(TableFinding table) {
    return table.rows().stream()
        .filter(it -> it.how() == How.CHANGED)
        .flatMap(it -> it.columns().stream())
        .map(RowFinding.Column::name)
        .collect(Collectors.joining(","));
  }

  @Test
  void namesSomeRowsAndCountsAll() throws Exception {
    AuditDatabase tables = site.tables();
    tables.superuser.execute("DELETE FROM audit.audit_event; UPDATE audit.session SET realm = 9");

    Findings findings = site.replay(tables).run(false);

    TableFinding events =
        findings.tables().stream()
            .filter(it -> it.table().equals("audit_event"))
            .findAny()
            .orElseThrow();
    assertThat(events.rows()).hasSize(Differences.NAMED);
    assertThat(events.total(How.MISSING)).isGreaterThan(Differences.NAMED);
  }

  @Test
  void isEqualWhileTheProjectorFoldsNewEvents() throws Exception {
    AuditDatabase tables = site.tables();
    try (Intake intake = site.live(tables)) {
      site.awaitFolded(tables);

      Findings findings =
          site.replay(
                  tables,
                  new Unheard() {
                    @Override
                    public void begins(String step) {
                      site.sendMore(30);
                      site.awaitFolded(tables);
                    }
                  })
              .run(false);

      expectEqual(findings);
      assertThat(intake.state().folds()).isTrue();
      assertThat(findings.tables())
          .filteredOn(it -> it.table().equals("audit_event"))
          .extracting(TableFinding::digest)
          .doesNotContain(tables.digest().get("audit_event"));
    }
  }

  @Test
  void killedInTheMiddleItBeginsAnewAndComesToTheSame() throws Exception {
    AuditDatabase tables = site.tables();
    ChildProcess killed =
        ChildProcess.java(
            KilledReplay.class, tables.superuser.jdbcUrl(), site.kafka.bootstrapServers());
    assertThat(killed.awaitEnd()).as(killed.output()).isEqualTo(137);
    assertThat(sideSchemas(tables)).containsExactly("audit_shadow");

    expectEqual(site.replay(tables).run(false));
    assertThat(sideSchemas(tables)).isEmpty();
  }

  @Test
  void toldToStopItLeavesNothingBehind() throws Exception {
    AuditDatabase tables = site.tables();
    AtomicReference<Replay> running = new AtomicReference<>();
    running.set(
        site.replay(
            tables,
            new Unheard() {
              @Override
              public void folded(long done, long total) {
                running.get().stop();
              }
            }));

    assertThatThrownBy(() -> running.get().run(false))
        .isInstanceOf(ReplayException.class)
        .hasMessage("Interrupted.");
    assertThat(sideSchemas(tables)).isEmpty();
  }

  @Test
  void aSecondOneIsRefused() throws Exception {
    AuditDatabase tables = site.tables();

    expectEqual(
        site.replay(
                tables,
                new Unheard() {
                  @Override
                  public void begins(String step) {
                    assertThatThrownBy(() -> site.replay(tables).run(false))
                        .isInstanceOf(ReplayException.class)
                        .hasMessageContaining("Another replay");
                  }
                })
            .run(false));
  }

  @Test
  void aPositionThatKafkaHasNotReachedCannotBeFoldedTo() throws Exception {
    AuditDatabase tables = site.tables();
    tables.superuser.execute(
        "UPDATE audit.projection_offset SET next_offset = next_offset + 100000");

    assertThatThrownBy(() -> site.replay(tables).run(false))
        .isInstanceOf(ReplayException.class)
        .hasMessageContaining("made anew or has lost its tail")
        .hasMessageContaining("recover --resend-log");
    assertThat(sideSchemas(tables)).isEmpty();
  }

  @Test
  void aSchemaOfSomebodyElseIsNotDropped() throws Exception {
    AuditDatabase tables = site.tables();
    tables.superuser.execute("CREATE SCHEMA audit_shadow");

    assertThatThrownBy(() -> site.replay(tables).run(false))
        .isInstanceOf(ReplayException.class)
        .hasMessageContaining("not a replay's");
    assertThat(sideSchemas(tables)).containsExactly("audit_shadow");
  }
}
