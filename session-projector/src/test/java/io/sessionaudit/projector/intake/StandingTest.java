package io.sessionaudit.projector.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.event.RevocationReason;
import io.sessionaudit.event.SessionEvent.Expiry;
import io.sessionaudit.event.SessionId;
import io.sessionaudit.projector.log.Addresses;
import io.sessionaudit.projector.log.AuditDatabase;
import io.sessionaudit.projector.log.Life;
import io.sessionaudit.projector.log.Person;
import io.sessionaudit.projector.log.TestLog;
import org.junit.jupiter.api.Test;

/** The end of everybody stands in another stream and is seen on reading. */
final class StandingTest {

  private final Life life = new Life(new TestLog(61));
  private final AuditDatabase database = AuditDatabase.migrated();
  private final Person person = life.account("alice");

  @Test
  void theLowestPositionStands() throws Exception {
    SessionId before = signIn();
    SessionId expired = signIn();
    life.expire(person, expired, Expiry.ABSOLUTE);
    life.revokeEveryone();
    SessionId later = signIn();
    life.revoke(person, before, RevocationReason.LOGOUT);
    // The other stream arrives last, as it may.
    Feeding.all(database, Feeding.interleaved(life.log.partitions(), 7), 2);

    assertThat(standing(before)).isEqualTo("REVOKED ADMIN");
    assertThat(standing(expired)).isEqualTo("EXPIRED ABSOLUTE");
    assertThat(standing(later)).isEqualTo("LIVE -");
  }

  @Test
  void aSecondEndOfEverybodyMovesNoEarlierOne() throws Exception {
    SessionId first = signIn();
    life.revokeEveryone();
    SessionId second = signIn();
    life.revokeEveryone();
    Feeding.all(database, life.log.records(), 100);

    assertThat(endEvents(first)).isNotEqualTo(endEvents(second));
    assertThat(standing(first)).isEqualTo(standing(second)).isEqualTo("REVOKED ADMIN");
  }

  private SessionId signIn() {
    return life.signIn(person, Addresses.from("192.0.2.1"));
  }

  private String standing(SessionId session) {
    return one("status || ' ' || coalesce(end_reason, '-')", session);
  }

  private String endEvents(SessionId session) {
    return one("end_event", session);
  }

  private String one(String column, SessionId session) {
    return database
        .texts("SELECT " + column + " FROM session_standing WHERE session_id = '" + session + "'")
        .getFirst();
  }
}
