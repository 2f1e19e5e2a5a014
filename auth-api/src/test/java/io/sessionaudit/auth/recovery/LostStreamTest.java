package io.sessionaudit.auth.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.event.AccountEvent;
import io.sessionaudit.event.AccountEvent.AccountStatus;
import io.sessionaudit.event.Actor;
import io.sessionaudit.event.Envelope;
import io.sessionaudit.event.FreshIds;
import io.sessionaudit.event.Stream;
import io.sessionaudit.event.UserId;
import io.sessionaudit.wire.EventCodec;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LostStreamTest {

  private static final UserId USER = FreshIds.user();

  /** Everything of an account changed in the lost time. */
  private static LostStream lost(String... ownKinds) {
    LostStream stream = new LostStream(Stream.of(USER).name(), 9, ownKinds);
    List<AccountEvent> events =
        List.of(
            new AccountEvent.AuthorizationChanged(USER, List.of("user"), List.of("admin"), 2),
            new AccountEvent.AccountStatusChanged(
                USER, AccountStatus.ACTIVE, AccountStatus.DISABLED, 4),
            new AccountEvent.PasswordChanged(USER, 5, AccountEvent.ChangedBy.USER));
    long version = 7;
    for (AccountEvent event : events) {
      stream.add(
          EventCodec.encode(
              new Envelope(
                  FreshIds.event(),
                  Instant.parse("2026-01-01T00:00:00Z"),
                  event.stream(),
                  new Envelope.Place(version, version),
                  Envelope.Lineage.root(FreshIds.correlation(), Actor.SYSTEM),
                  Envelope.Source.AUTH_API),
              event));
      version++;
    }
    return stream;
  }

  @Test
  void theLastOfTheLogCounts() {
    LostStream stream = lost();
    assertThat(stream.roles()).containsExactly("admin");
    assertThat(stream.status()).isEqualTo(AccountStatus.DISABLED);
    assertThat(stream.passwordChange()).isNotNull();
    assertThat(stream.authz()).isEqualTo(2);
    assertThat(stream.lastEpoch()).isEqualTo(5);
  }

  @Test
  void unlessTheJournalHasLaterOnes() {
    assertThat(lost("AuthorizationChanged").roles()).isNull();
    assertThat(lost("AuthorizationChanged").authz()).isEqualTo(2);
    assertThat(lost("AccountStatusChanged").status()).isNull();
    assertThat(lost("PasswordChanged").passwordChange()).isNull();
  }
}
