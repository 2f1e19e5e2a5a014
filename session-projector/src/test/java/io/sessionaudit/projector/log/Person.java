package io.sessionaudit.projector.log;

import io.sessionaudit.event.SessionId;
import io.sessionaudit.event.UserId;
import io.sessionaudit.personal.UserKey;
import java.util.ArrayList;
import java.util.List;

/** A user of the log under test, with the numbers that the write side would keep. */
public final class Person {

  public final UserId id;
  public final String name;
  public final UserKey key = UserKey.random();
  public final List<SessionId> open = new ArrayList<>();
  public int lastEpoch;

  public Person(UserId id, String name) {
    this.id = id;
    this.name = name;
  }
}
