package io.sessionaudit.auth.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a call costs the database, as the database counts it. */
class StatementsTest {

  private static RunningAuthApi api;

  /** The pool looks at each connection it hands out, not only at those unused for a while. */
  private static final String ALWAYS_LOOK = "com.zaxxer.hikari.aliveBypassWindowMs";

  @BeforeAll
  static void start() {
    System.setProperty(ALWAYS_LOOK, "0");
    api = RunningAuthApi.start(Map.of("session-audit.limits.window", "0s"));
    api.database().execute("CREATE EXTENSION IF NOT EXISTS pg_stat_statements");
  }

  @AfterAll
  static void stop() {
    api.close();
    System.clearProperty(ALWAYS_LOOK);
  }

  @Test
  void a_refresh_is_one_read_and_one_write() throws SQLException {
    Browser browser = api.browser().signIn(api.newUser());
    browser.refresh().expect(200);
    reset();
    for (int i = 0; i < 20; i++) {
      browser.refresh().expect(200);
    }
    Map<String, Long> calls = calls();
    assertThat(calls.values()).as(calls.toString()).containsExactly(20L, 20L);
    assertThat(calls.keySet())
        .satisfiesExactlyInAnyOrder(
            it -> assertThat(it).startsWith("SELECT"),
            it -> assertThat(it).contains("INSERT INTO auth.journal"));
  }

  @Test
  void logout_all_costs_the_same_for_one_session_and_for_a_hundred() throws SQLException {
    assertThat(logoutAll(1)).isEqualTo(logoutAll(100));
  }

  /** Statements by text, with their number of calls, of one logout-all. */
  private static Map<String, Long> logoutAll(int sessions) throws SQLException {
    String name = api.newUser();
    Browser browser = api.browser().signIn(name);
    String user = browser.get("/auth/whoami").expect(200).json().text("sub");
    moreSessions(user, sessions - 1);
    browser = api.browser().signIn(name);
    reset();
    browser.post("/auth/logout-all", "").expect(200);
    return calls();
  }

  /** Copies of the user's one session, under epochs of their own: a password costs too much. */
  private static void moreSessions(String user, int count) {
    api.database()
        .execute(
            """
            CREATE TEMP TABLE copy ON COMMIT DROP AS
              SELECT s.* FROM auth.session s, generate_series(1, %2$d) WHERE user_id = '%1$s';
            UPDATE copy SET session_id = gen_random_uuid();
            INSERT INTO auth.session SELECT * FROM copy;
            UPDATE auth.account SET last_epoch = last_epoch + %2$d WHERE user_id = '%1$s'\
            """
                .formatted(user, count));
    assertThat(api.stored().count("auth.session WHERE user_id = '" + user + "'"))
        .isEqualTo(count + 1);
  }

  private static void reset() {
    api.database().execute("SELECT pg_stat_statements_reset()");
  }

  /** What the calls under test sent; the relay and the test itself do not count. */
  private static Map<String, Long> calls() throws SQLException {
    Map<String, Long> calls = new TreeMap<>();
    try (Connection connection = api.database().connect();
        Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery(
                """
                SELECT query, calls FROM pg_stat_statements
                WHERE dbid = (SELECT oid FROM pg_database WHERE datname = current_database())
                  AND query !~ 'pg_stat_statements|auth.relay|pg_locks|FROM auth.journal'
                  AND query !~ '^SET '\
                """)) {
      while (result.next()) {
        calls.put(result.getString(1), result.getLong(2));
      }
    }
    return calls;
  }
}
