package io.sessionaudit.workload.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.event.RevocationScope;
import io.sessionaudit.event.SessionId;
import io.sessionaudit.event.TokenId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** Which promises the log keeps. */
class PromisesTest {

  private static final SessionId OTHER = new SessionId(new UUID(8, 8));

  private final Notes notes = new Notes();

  @Test
  void a_token_needs_its_event() {
    notes.handedOut(Records.USER, new TokenId(Records.SESSION.session(), 2));
    assertThat(in(List.of(Records.refreshed(1, 2))).broken(notes)).isEmpty();
    assertThat(in(List.of(Records.refreshed(1, 3))).broken(notes)).hasSize(1);
  }

  @Test
  void a_session_that_was_ended_needs_a_revocation_of_its_own_or_of_all() {
    notes.ended(Records.USER, Records.SESSION.session(), Records.EPOCH);
    assertThat(in(List.of(Records.revoked(1, session()))).broken(notes)).isEmpty();
    assertThat(in(List.of(Records.revoked(1, through(Records.EPOCH)))).broken(notes)).isEmpty();
    assertThat(in(List.of(Records.revoked(1, through(Records.EPOCH - 1)))).broken(notes))
        .hasSize(1);

    notes.ended(Records.USER, OTHER, Records.EPOCH + 1);
    assertThat(in(List.of(Records.revoked(1, session()))).broken(notes)).hasSize(1);
  }

  @Test
  void a_number_that_was_raised_needs_a_revocation_that_reaches_it() {
    notes.revoked(Records.USER, Records.EPOCH);
    assertThat(in(List.of(Records.revoked(1, through(Records.EPOCH)))).broken(notes)).isEmpty();
    assertThat(in(List.of(Records.revoked(1, through(Records.EPOCH - 1)))).broken(notes))
        .hasSize(1);
  }

  @Test
  void an_event_that_was_named_must_be_there() {
    notes.event(UUID.randomUUID().toString());
    assertThat(in(List.of(Records.refreshed(1, 2))).broken(notes)).hasSize(1);
  }

  @Test
  void a_theft_must_have_a_consequence_for_all_sessions() {
    notes.stolen(Records.USER, Records.EPOCH);
    assertThat(in(List.of(Records.revoked(1, session()))).unpunished(notes)).hasSize(1);
    assertThat(in(List.of(Records.revoked(1, through(Records.EPOCH)))).unpunished(notes)).isEmpty();
  }

  @Test
  void no_token_is_handed_out_behind_a_revocation_that_covers_it() {
    assertThat(in(List.of(Records.revoked(1, session()), Records.refreshed(2, 2))).behind())
        .isEqualTo(1);
    assertThat(in(List.of(Records.revoked(1, token(2)), Records.refreshed(2, 2))).behind())
        .isEqualTo(1);
    assertThat(in(List.of(Records.revoked(1, token(1)), Records.refreshed(2, 2))).behind())
        .isZero();
    assertThat(in(List.of(Records.refreshed(1, 2), Records.revoked(2, session()))).behind())
        .isZero();
  }

  private static RevocationScope session() {
    return new RevocationScope.Session(Records.SESSION);
  }

  private static RevocationScope token(int generation) {
    return new RevocationScope.Token(Records.SESSION, generation);
  }

  private static RevocationScope through(int epoch) {
    return new RevocationScope.User(Records.USER, epoch, 4, 1);
  }

  private static Promises in(List<ConsumerRecord<byte[], byte[]>> records) {
    return Promises.in(Ledger.of(records, Set.of()));
  }
}
