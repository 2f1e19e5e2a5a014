package io.sessionaudit.projector.log;

import io.sessionaudit.event.AccountEvent.AccountStatus;
import io.sessionaudit.event.AccountEvent.AccountStatusChanged;
import io.sessionaudit.event.AccountEvent.AuthorizationChanged;
import io.sessionaudit.event.AccountEvent.LoginFailed;
import io.sessionaudit.event.AccountEvent.LoginFailure;
import io.sessionaudit.event.RecordedEvent;
import io.sessionaudit.event.RevocationReason;
import io.sessionaudit.event.SessionEvent.Expiry;
import io.sessionaudit.event.SessionEvent.ReuseDetected;
import io.sessionaudit.event.SessionEvent.ReuseKind;
import io.sessionaudit.event.SessionId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A history that a seed decides: several people, over several months. */
public final class RandomLife {

  private RandomLife() {}

  public static Life of(long seed, int people, int steps) {
    Life life = new Life(new TestLog(seed));
    List<Person> persons = new ArrayList<>();
    for (int i = 0; i < people; i++) {
      persons.add(life.account("person-" + i));
    }
    Random random = life.log.random();
    for (int i = 0; i < steps; i++) {
      step(life, random, persons.get(random.nextInt(people)));
    }
    return life;
  }

  private static void step(Life life, Random random, Person person) {
    if (random.nextInt(200) == 0) {
      life.log.later(Duration.ofDays(random.nextInt(20)));
    }
    if (person.open.isEmpty() || random.nextInt(8) == 0) {
      life.signIn(person, Addresses.from("192.0.2." + random.nextInt(256)));
      return;
    }
    SessionId session = person.open.get(random.nextInt(person.open.size()));
    switch (random.nextInt(24)) {
      case 0 -> life.revoke(person, session, RevocationReason.LOGOUT);
      case 1 -> life.revokeAll(person, RevocationReason.LOGOUT_ALL);
      case 2 ->
          life.revokeThrough(person, 1 + random.nextInt(person.lastEpoch), RevocationReason.OTHERS);
      case 3 -> life.expire(person, session, Expiry.IDLE);
      case 4 -> life.revokeToken(person, session);
      case 5 -> flagged(life, person, session);
      case 6 -> failed(life, person);
      case 7 -> changed(life, random, person);
      case 8 -> {
        if (random.nextInt(20) == 0) {
          life.revokeEveryone();
        }
      }
      default -> life.refresh(person, session, Addresses.from("198.51.100." + random.nextInt(256)));
    }
  }

  private static void flagged(Life life, Person person, SessionId session) {
    RecordedEvent reuse =
        life.log.append(
            new ReuseDetected(
                life.point(person, session),
                ReuseKind.LATE_PARENT,
                1,
                2,
                Addresses.from("203.0.113.9")),
            person);
    life.flag(person, session, reuse);
    life.revoke(person, session, RevocationReason.REUSE);
  }

  private static void failed(Life life, Person person) {
    life.log.append(
        new LoginFailed(person.id, LoginFailure.BAD_PASSWORD, 3, Addresses.from("2001:db8::1")),
        person);
    life.log.append(
        new LoginFailed(null, LoginFailure.UNKNOWN_USER, 1, Addresses.from("2001:db8::2")));
  }

  private static void changed(Life life, Random random, Person person) {
    if (random.nextBoolean()) {
      life.log.append(
          new AuthorizationChanged(person.id, List.of("user"), List.of("user", "auditor"), 2));
    } else {
      life.log.append(
          new AccountStatusChanged(
              person.id, AccountStatus.ACTIVE, AccountStatus.DISABLED, person.lastEpoch));
    }
  }
}
