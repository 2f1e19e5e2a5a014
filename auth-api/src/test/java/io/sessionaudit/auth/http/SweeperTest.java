package io.sessionaudit.auth.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sessionaudit.auth.command.ExpireSession;
import io.sessionaudit.auth.sweep.SweepSettings;
import io.sessionaudit.auth.sweep.Sweeper;
import io.sessionaudit.event.Actor;
import io.sessionaudit.event.RecordedEvent;
import io.sessionaudit.event.SessionEvent.Expiry;
import io.sessionaudit.event.SessionEvent.SessionExpired;
import io.sessionaudit.event.SessionId;
import io.sessionaudit.event.TokenId;
import io.sessionaudit.json.Fields;
import io.sessionaudit.testkit.Eventually;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Sessions that nobody uses any more end at their limits, once, and their rows leave. */
class SweeperTest {

  private static final Duration KEPT = Duration.ofDays(8);

  private static RunningAuthApi api;

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final AtomicLong nanos = new AtomicLong();
  private final Sweeper sweeper = sweeper(10);

  @BeforeAll
  static void start() {
    api = RunningAuthApi.start(Map.of("session-audit.sweeper.every", "1h"));
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  private Sweeper sweeper(int batch) {
    return new Sweeper(
        dataSource(),
        api.bean(ExpireSession.class),
        new SweepSettings(Duration.ofMinutes(1), batch, KEPT, Duration.ofMinutes(5)),
        meters,
        nanos::get);
  }

  private static DataSource dataSource() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(api.database().jdbcUrl());
    source.setUser(api.database().username());
    source.setPassword(api.database().password());
    return source;
  }

  private record SignedIn(Browser browser, String user, TokenId token) {

    String row(String column) {
      return api.stored().session(token, column);
    }

    List<SessionExpired> expiries() {
      return api.stored().facts(user, 0).stream()
          .filter(SessionExpired.class::isInstance)
          .map(SessionExpired.class::cast)
          .toList();
    }
  }

  private static SignedIn signedIn() {
    Browser browser = api.browser().signIn(api.newUser());
    Fields self = browser.get("/auth/whoami").expect(200).json();
    SessionId session = new SessionId(UUID.fromString(self.text("sid")));
    return new SignedIn(browser, self.text("sub"), new TokenId(session, 1));
  }

  /** Makes the session older than it is. */
  private static void set(SignedIn session, String assignments) throws SQLException {
    api.database()
        .execute(
            "UPDATE auth.session SET "
                + assignments
                + " WHERE session_id = '"
                + session.token().session()
                + "'");
  }

  private static String ago(String interval) {
    return "clock_timestamp() - interval '" + interval + "'";
  }

  private void runs() throws SQLException {
    sweeper.run();
  }

  @Test
  void an_unused_session_ends_at_its_limit_once() throws SQLException {
    SignedIn idle = signedIn();
    SignedIn absolute = signedIn();
    set(idle, "idle_expires_at = " + ago("1 s") + ", look_at = " + ago("1 s"));
    set(absolute, "absolute_expires_at = " + ago("1 s") + ", look_at = " + ago("1 s"));
    runs();
    runs();
    assertThat(idle.expiries()).extracting(SessionExpired::kind).containsExactly(Expiry.IDLE);
    assertThat(absolute.expiries())
        .extracting(SessionExpired::kind)
        .containsExactly(Expiry.ABSOLUTE);
    assertThat(idle.row("expired")).isEqualTo("IDLE");
    assertThat(idle.row("(ended_at = idle_expires_at)")).isEqualTo("true");
    idle.browser().get("/auth/whoami").expect(401, "session_expired");
    idle.browser().refresh().expect(401, "session_expired");
    assertThat(idle.expiries()).hasSize(1);
    RecordedEvent recorded = api.stored().events(idle.user()).getLast();
    assertThat(recorded.envelope().lineage().actor()).isEqualTo(Actor.SYSTEM);
    assertThat(recorded.envelope().lineage().cause()).isNull();
  }

  @Test
  void a_session_that_is_used_lives_and_is_looked_at_again_at_its_real_limit() throws SQLException {
    SignedIn used = signedIn();
    set(used, "look_at = " + ago("1 s"));
    runs();
    assertThat(used.expiries()).isEmpty();
    assertThat(used.row("(look_at = idle_expires_at)")).isEqualTo("true");
    used.browser().refresh().expect(200);
  }

  @Test
  void an_ended_session_says_nothing_more_and_its_row_leaves_after_eight_days()
      throws SQLException {
    SignedIn revoked = signedIn();
    revoked.browser().post("/auth/logout", "").expect(204);
    SignedIn everywhere = signedIn();
    everywhere.browser().post("/auth/logout-all", "").expect(200);
    for (SignedIn session : List.of(revoked, everywhere)) {
      set(session, "idle_expires_at = " + ago("7 d") + ", look_at = " + ago("7 d"));
    }
    set(revoked, "ended_at = " + ago("7 d 23 h"));
    runs();
    for (SignedIn session : List.of(revoked, everywhere)) {
      assertThat(session.expiries()).isEmpty();
      assertThat(session.row("(look_at > now())")).isEqualTo("true");
    }
    set(revoked, "ended_at = " + ago("8 d 1 s") + ", look_at = " + ago("1 s"));
    set(everywhere, "idle_expires_at = " + ago("8 d 1 s") + ", look_at = " + ago("1 s"));
    runs();
    assertThat(revoked.row("1")).isEqualTo("no row");
    assertThat(everywhere.row("1")).isEqualTo("no row");
    revoked.browser().refresh().expect(401, "invalid_token");
  }

  @Test
  void many_sessions_end_batch_by_batch() throws SQLException {
    SignedIn first = signedIn();
    api.database()
        .execute(
            """
            CREATE TEMP TABLE copies AS SELECT s.* FROM auth.session s, generate_series(1, 24)
              WHERE s.session_id = '%s';
            UPDATE copies SET session_id = gen_random_uuid();
            INSERT INTO auth.session SELECT * FROM copies;
            DROP TABLE copies;
            UPDATE auth.session SET idle_expires_at = %s, look_at = %s WHERE user_id = '%s'
            """
                .formatted(first.token().session(), ago("1 min"), ago("1 min"), first.user()));
    runs();
    List<SessionId> ended = first.expiries().stream().map(it -> it.at().session()).toList();
    assertThat(ended).hasSize(25).doesNotHaveDuplicates();
    assertThat(meters.counter("session.audit.sweeper.expired").count()).isEqualTo(25);
  }

  @Test
  void one_instance_works_at_a_time() throws SQLException {
    SignedIn due = signedIn();
    set(due, "idle_expires_at = " + ago("1 s") + ", look_at = " + ago("1 s"));
    try (Connection other = api.database().connect();
        Statement statement = other.createStatement()) {
      statement.execute("SELECT pg_advisory_lock(" + 0x5345_5357_4545_5031L + ")");
      runs();
      assertThat(due.expiries()).isEmpty();
    }
    Eventually.holds(() -> {
      runs();
      assertThat(due.expiries()).hasSize(1);
    });
  }

  @Test
  void nothing_ends_when_the_clock_has_jumped() throws SQLException {
    runs();
    SignedIn due = signedIn();
    set(due, "idle_expires_at = " + ago("1 s") + ", look_at = " + ago("1 s"));
    nanos.addAndGet(-Duration.ofMinutes(6).toNanos());
    runs();
    assertThat(due.expiries()).isEmpty();
    assertThat(meters.get("session.audit.sweeper.stopped").gauge().value()).isEqualTo(1);
    nanos.addAndGet(Duration.ofMinutes(6).toNanos());
    runs();
    assertThat(due.expiries()).hasSize(1);
    assertThat(meters.get("session.audit.sweeper.stopped").gauge().value()).isZero();
  }
}
