package io.sessionaudit.auth.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.event.UserId;
import io.sessionaudit.testkit.TestServers;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JournalRetentionTest {

  private final TestJournal journal = new TestJournal(TestServers.postgres().freshDatabase());
  private final JournalRetention retention =
      new JournalRetention(journal.dataSource("retention"), Duration.ofDays(8));

  @BeforeEach
  void fourRows() throws SQLException {
    UserId user = journal.newUser();
    try (Connection connection = journal.connect()) {
      for (int i = 0; i < 4; i++) {
        TestJournal.append(connection, user);
      }
    }
  }

  private void given(long floor, String age) {
    journal.database().execute("UPDATE auth.relay SET floor = " + floor);
    journal
        .database()
        .execute("UPDATE auth.journal SET occurred_at = now() - interval '" + age + "'");
  }

  private long left() throws SQLException {
    return journal.number("SELECT count(*) FROM auth.journal");
  }

  @Test
  void oldRowsThatKafkaHasGo() throws SQLException {
    given(3, "9 days");
    assertThat(retention.run()).isEqualTo(3);
    assertThat(journal.number("SELECT min(id) FROM auth.journal")).isEqualTo(4);
  }

  @Test
  void theNewestRowStaysForEver() throws SQLException {
    given(4, "900 days");
    assertThat(retention.run()).isEqualTo(3);
    assertThat(retention.run()).isZero();
    assertThat(left()).isOne();
  }

  @Test
  void whatKafkaHasNotStays() throws SQLException {
    given(0, "9 days");
    assertThat(retention.run()).isZero();
    assertThat(left()).isEqualTo(4);
  }

  @Test
  void youngRowsStay() throws SQLException {
    given(4, "7 days");
    assertThat(retention.run()).isZero();
  }

  @Test
  void noGapIsLeftAboveARowThatStays() throws SQLException {
    given(4, "9 days");
    journal.database().execute("UPDATE auth.journal SET occurred_at = now() WHERE id = 2");
    assertThat(retention.run()).isOne();
    assertThat(journal.number("SELECT min(id) FROM auth.journal")).isEqualTo(2);
    assertThat(left()).isEqualTo(3);
  }

  @Test
  void manyRowsGoInSmallCommits() throws SQLException {
    journal
        .database()
        .execute(
            """
            INSERT INTO auth.journal (stream, version, event_id, type, revision, occurred_at,
              correlation, actor, data)
            SELECT 'strangers', n, gen_random_uuid(), 'LoginFailed', 1, now(), gen_random_uuid(),
              'stranger', '{}' FROM generate_series(1, 2500) AS n
            """);
    given(1_000_000, "9 days");
    assertThat(retention.run()).isEqualTo(2_503);
  }
}
