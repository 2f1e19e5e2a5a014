package io.sessionaudit.detector.topology;

import io.sessionaudit.detector.detection.Baseline;
import io.sessionaudit.detector.detection.BaselineBytes;
import io.sessionaudit.detector.detection.Forgetting;
import io.sessionaudit.detector.detection.SessionBaseline;
import io.sessionaudit.detector.detection.UserBaseline;
import io.sessionaudit.event.SessionId;
import io.sessionaudit.event.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Baselines in the state store. */
final class Baselines {

  static final String STORE = "baseline";

  private final KeyValueStore<Bytes, byte[]> store;

  Baselines(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
  }

  Baseline of(UserId user, @Nullable SessionId session) {
    byte[] stored = store.get(StateKey.of(user));
    if (stored == null) {
      return Baseline.NONE;
    }
    UserBaseline remembered = BaselineBytes.readUser(stored);
    return new Baseline(remembered, session == null ? null : session(user, session));
  }

  private @Nullable SessionBaseline session(UserId user, SessionId session) {
    byte[] stored = store.get(StateKey.of(user, session));
    return stored == null ? null : BaselineBytes.readSession(session, stored);
  }

  void put(UserId user, Baseline before, Baseline after) {
    store.put(StateKey.of(user), BaselineBytes.write(after.user()));
    SessionBaseline session = after.session();
    if (session != null && !session.equals(before.session())) {
      store.put(StateKey.of(user, session.session()), BaselineBytes.write(session));
    }
  }

  /** Makes room for one more session of the user. */
  void makeRoom(UserId user, Instant now) {
    List<SessionBaseline> sessions = new ArrayList<>();
    try (KeyValueIterator<Bytes, byte[]> stored =
        store.prefixScan(StateKey.of(user).get(), new ByteArraySerializer())) {
      while (stored.hasNext()) {
        KeyValue<Bytes, byte[]> entry = stored.next();
        if (StateKey.isSession(entry.key)) {
          sessions.add(BaselineBytes.readSession(StateKey.session(entry.key), entry.value));
        }
      }
    }
    for (SessionId over : Forgetting.atSignIn(sessions, now)) {
      store.delete(StateKey.of(user, over));
    }
  }

  /** Drops what no rule will ask for again; the whole store is read. */
  void sweep(Instant now) {
    List<Bytes> over = new ArrayList<>();
    try (KeyValueIterator<Bytes, byte[]> stored = store.all()) {
      while (stored.hasNext()) {
        KeyValue<Bytes, byte[]> entry = stored.next();
        if (isOver(entry, now)) {
          over.add(entry.key);
        }
      }
    }
    over.forEach(store::delete);
  }

  private static boolean isOver(KeyValue<Bytes, byte[]> entry, Instant now) {
    return StateKey.isSession(entry.key)
        ? Forgetting.isOver(
            BaselineBytes.readSession(StateKey.session(entry.key), entry.value), now)
        : Forgetting.isOver(BaselineBytes.readUser(entry.value), now);
  }
}
