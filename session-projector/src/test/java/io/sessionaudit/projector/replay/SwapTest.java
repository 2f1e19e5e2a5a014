package io.sessionaudit.projector.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sessionaudit.projector.intake.Intake;
import io.sessionaudit.projector.log.AuditDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The fold of the log takes the place of damaged tables while everybody goes on. */
@ExtendWith(ReplayedPlatform.Shared.class)
final class SwapTest {

  /** More than it takes the driver to prepare a statement on the server. */
  private static final int OFTEN = 8;

  private final ReplayedPlatform site;

  SwapTest(ReplayedPlatform site) {
    this.site = site;
  }

  @Test
  void repairsTheTablesUnderARunningProjector() throws Exception {
    AuditDatabase tables = site.tables();
    List<String> notes = notes(tables);
    allowAuditor(tables);
    try (Intake intake = site.live(tables);
        Connection reader = tables.connect();
        PreparedStatement count = reader.prepareStatement("SELECT count(*) FROM audit_event")) {
      site.awaitFolded(tables);
      foldOften(tables);
      long before = numbers(count);
      tables.superuser.execute(
          "DELETE FROM audit.audit_event; DELETE FROM audit.session;"
              + "UPDATE audit.account SET authz = 9;"
              // A month that the projector takes for granted, and that no event stands in.
              + "SET ROLE projector_in_tests; CREATE TABLE audit.audit_event_2031_05 PARTITION OF"
              + " audit.audit_event FOR VALUES FROM ('2031-05-01Z') TO ('2031-06-01Z')");
      assertThat(numbers(count)).isZero();

      Findings findings =
          site.replay(
                  tables,
                  new Unheard() {
                    @Override
                    public void begins(String step) {
                      site.sendMore(20);
                    }

                    @Override
                    public void folded(long done, long total) {
                      site.sendMore(1);
                    }
                  })
              .run(true);

      assertThat(findings.equal()).isFalse();
      assertThat(findings.swapped()).isEqualTo(new Swapped("audit_replaced", List.of()));
      assertThat(numbers(count)).isGreaterThanOrEqualTo(before);
      foldOften(tables);
      assertThat(numbers(count)).isGreaterThan(before);
      assertThat(intake.state().folds()).isTrue();
      assertThat(tables.texts("SELECT count(*) FROM parked_record WHERE settled IS NULL"))
          .containsExactly("1");
      assertThat(site.replay(tables).run(false).equal()).isTrue();
    }
    assertThat(notes(tables)).containsAll(notes);
    assertThat(tables.texts("SELECT to_regclass('audit.audit_event_2031_05')"))
        .containsExactly("audit_event_2031_05");
    assertThat(tables.texts("SELECT count(*) FROM audit_replaced.session")).doesNotContain("0");
    expectAuditorReads(tables);
  }

  /** When and why, of everything that was ever parked. */
  private static List<String> notes(AuditDatabase tables) {
    return tables.texts(
        "SELECT concat_ws(' ', kafka_partition, kafka_offset, reason, detail, parked_at, settled,"
            + " settled_at) FROM audit.parked_record ORDER BY 1");
  }

  /** So often that the projector's statements are prepared on the server. */
  private void foldOften(AuditDatabase tables) {
    for (int i = 0; i < OFTEN; i++) {
      site.sendMore(8);
      site.awaitFolded(tables);
    }
  }

  private static long numbers(PreparedStatement count) throws Exception {
    long number = 0;
    for (int i = 0; i < OFTEN; i++) {
      try (ResultSet row = count.executeQuery()) {
        row.next();
        number = row.getLong(1);
      }
    }
    return number;
  }

  private static void allowAuditor(AuditDatabase tables) {
    tables.superuser.execute(
        """
        DO $$ BEGIN
          CREATE ROLE auditor_in_tests;
        EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
        GRANT USAGE ON SCHEMA audit TO auditor_in_tests;
        GRANT SELECT ON ALL TABLES IN SCHEMA audit TO auditor_in_tests;
        REVOKE SELECT ON audit.stream FROM auditor_in_tests;
        GRANT SELECT (name, version) ON audit.stream TO auditor_in_tests WITH GRANT OPTION;
        ALTER DEFAULT PRIVILEGES FOR ROLE projector_in_tests IN SCHEMA audit
          GRANT SELECT ON TABLES TO auditor_in_tests
        """);
  }

  private static void expectAuditorReads(AuditDatabase tables) {
    tables.superuser.execute(
        """
        SET ROLE projector_in_tests;
        CREATE TABLE audit.made_later ();
        SET ROLE auditor_in_tests;
        SELECT count(*) FROM audit.session_standing;
        SELECT count(*) FROM audit.audit_event_2031_05;
        SELECT count(version) FROM audit.stream;
        SELECT count(*) FROM audit.made_later
        """);
    assertThatThrownBy(() ->
            tables.superuser.execute("SET ROLE auditor_in_tests; SELECT parked FROM audit.stream"))
        .hasRootCauseMessage("ERROR: permission denied for table stream");
    assertThatThrownBy(
            () -> tables.superuser.execute("SET ROLE auditor_in_tests; DELETE FROM audit.session"))
        .hasRootCauseMessage("ERROR: permission denied for table session");
  }

  @Test
  void keepsWhatItReplacedUntilTheNextOne() throws Exception {
    AuditDatabase tables = site.tables();
    assertThat(site.replay(tables).run(true).swapped()).isNotNull();
    tables.superuser.execute("CREATE TABLE audit_replaced.first_time ()");

    assertThat(site.replay(tables).run(true).swapped())
        .isEqualTo(new Swapped("audit_replaced", List.of()));

    assertThat(tables.texts("SELECT to_regclass('audit_replaced.first_time')"))
        .containsExactly("null");
    assertThat(tables.texts("SELECT to_regclass('audit_replaced.session')"))
        .containsExactly("audit_replaced.session");
  }

  @Test
  void doesNotLeaveTheViewsOfOthersBehind() throws Exception {
    AuditDatabase tables = site.tables();
    tables.superuser.execute(
        "CREATE SCHEMA reports; CREATE VIEW reports.sessions AS SELECT * FROM audit.session;"
            + "CREATE TABLE audit.of_somebody ()");

    assertThatThrownBy(() -> site.replay(tables).run(true))
        .isInstanceOf(ReplayException.class)
        .hasMessageContaining("reports.sessions");
    tables.superuser.execute("DROP SCHEMA reports CASCADE");

    assertThat(site.replay(tables).run(true).swapped())
        .isEqualTo(new Swapped("audit_replaced", List.of("of_somebody")));
  }
}
