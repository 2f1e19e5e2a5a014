package io.sessionaudit.projector.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sessionaudit.event.AccountEvent.AccountStatus;
import io.sessionaudit.event.AccountEvent.AccountStatusChanged;
import io.sessionaudit.event.AccountEvent.AuthorizationChanged;
import io.sessionaudit.event.Device;
import io.sessionaudit.event.RecordedEvent;
import io.sessionaudit.event.RevocationReason;
import io.sessionaudit.event.SessionEvent.Expiry;
import io.sessionaudit.event.SessionId;
import io.sessionaudit.projector.log.Addresses;
import io.sessionaudit.projector.log.Life;
import io.sessionaudit.projector.log.Person;
import io.sessionaudit.projector.log.TestLog;
import io.sessionaudit.projector.projection.RevocationRow.Scope;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Given these events, then these rows. */
final class SessionFoldTest {

  private final Life life = new Life(new TestLog(31));
  private final Person person = life.account("alice");
  private final SessionId first = life.signIn(person, Addresses.from("192.0.2.1"));

  @Test
  void aSignInOpensASessionAtGenerationOne() {
    SessionRow row = row(first);
    assertThat(row.generation()).isEqualTo(1);
    assertThat(row.epoch()).isEqualTo(1);
    assertThat(row.end()).isNull();
    assertThat(row.lastUse().at()).isEqualTo(row.createdAt());
  }

  @Test
  void aRefreshMovesGenerationLastUseAndDevice() {
    Device phone = new Device("Firefox", "Android", "phone");
    RecordedEvent refresh = life.refresh(person, first, Addresses.from("192.0.2.2", phone));
    SessionRow row = row(first);
    assertThat(row.generation()).isEqualTo(2);
    assertThat(row.lastUse().at()).isEqualTo(refresh.envelope().occurredAt());
    assertThat(row.lastUse().event()).isEqualTo(refresh.envelope().id());
    assertThat(row.lastUse().device()).isEqualTo(phone);
    assertThat(row.createdAt()).isBefore(row.lastUse().at());
  }

  @Test
  void theFirstEndStands() {
    RecordedEvent expired = life.expire(person, first, Expiry.IDLE);
    life.revokeAll(person, RevocationReason.LOGOUT_ALL);
    End end = end(first);
    assertThat(end.kind()).isEqualTo(End.Kind.EXPIRED);
    assertThat(end.reason()).isEqualTo("IDLE");
    assertThat(end.event()).isEqualTo(expired.envelope().id());
  }

  @Test
  void revokingThroughAnEpochEndsThatOneAndThoseBefore() {
    SessionId second = life.signIn(person, Addresses.from("192.0.2.1"));
    SessionId third = life.signIn(person, Addresses.from("192.0.2.1"));
    RecordedEvent revoked = life.revokeThrough(person, 2, RevocationReason.OTHERS);
    assertThat(end(first).event()).isEqualTo(revoked.envelope().id());
    assertThat(end(second).reason()).isEqualTo("OTHERS");
    assertThat(row(third).end()).isNull();
    assertThat(account().revokedThrough()).isEqualTo(2);
    assertThat(account().lastEpoch()).isEqualTo(3);
  }

  @Test
  void aLowerNumberChangesNothing() {
    life.signIn(person, Addresses.from("192.0.2.1"));
    life.revokeThrough(person, 2, RevocationReason.LOGOUT_ALL);
    life.revokeThrough(person, 1, RevocationReason.ANOMALY);
    assertThat(account().revokedThrough()).isEqualTo(2);
    assertThat(end(first).reason()).isEqualTo("LOGOUT_ALL");
  }

  @Test
  void aDeadTokenLeavesTheSessionAlive() {
    life.revokeToken(person, first);
    assertThat(row(first).end()).isNull();
    RevocationRow row = fold().changes().revocations().getFirst();
    assertThat(row.target().scope()).isEqualTo(Scope.TOKEN);
    assertThat(Objects.requireNonNull(row.target().token()).toString()).isEqualTo(first + ".1");
  }

  @Test
  void theEndOfEverybodyChangesNoSession() {
    life.revokeEveryone();
    assertThat(row(first).end()).isNull();
    RevocationRow row = fold().changes().revocations().getFirst();
    assertThat(row.target().scope()).isEqualTo(Scope.REALM);
    assertThat(row.target().through()).isEqualTo(2);
    assertThat(row.target().user()).isNull();
  }

  @Test
  void anAccountHasTheLastRolesAndStatus() {
    life.log.append(
        new AuthorizationChanged(person.id, List.of("user"), List.of("user", "auditor"), 2));
    life.log.append(
        new AccountStatusChanged(person.id, AccountStatus.ACTIVE, AccountStatus.DISABLED, 1));
    assertThat(account().roles()).containsExactly("user", "auditor");
    assertThat(account().authz()).isEqualTo(2);
    assertThat(account().status()).isEqualTo(AccountStatus.DISABLED);
    assertThat(Objects.requireNonNull(account().origin()).nameTag()).isEqualTo("tag-alice");
  }

  @Test
  void anEventOfASessionThatWasNeverOpenedIsAContradiction() {
    life.expire(person, new SessionId(life.log.uuid()), Expiry.ABSOLUTE);
    assertThatThrownBy(this::fold).isInstanceOf(ContradictionException.class);
  }

  private Fold fold() {
    Fold fold = new Fold(List.of(), List.of());
    life.log.events().forEach(fold::apply);
    return fold;
  }

  private AccountRow account() {
    return fold().accounts().getFirst();
  }

  private SessionRow row(SessionId id) {
    return fold().sessions().stream().filter(row -> row.id().equals(id)).findFirst().orElseThrow();
  }

  private End end(SessionId id) {
    @Nullable End end = row(id).end();
    return Objects.requireNonNull(end);
  }
}
