package io.sessionaudit.projector.projection;

import io.sessionaudit.event.UserId;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The sessions of a fold, by user, and which of them it changed. */
final class Sessions {

  private final Map<SessionKey, SessionRow> rows = new HashMap<>();
  private final Map<UserId, Set<SessionKey>> open = new HashMap<>();
  private final Set<SessionKey> changed = new LinkedHashSet<>();

  Sessions(Collection<SessionRow> known) {
    known.forEach(this::put);
  }

  /** A new session. */
  void open(SessionRow row) {
    SessionKey key = key(row);
    if (rows.containsKey(key)) {
      throw new ContradictionException("a session that was opened before");
    }
    put(row);
    changed.add(key);
  }

  void change(SessionKey key, UnaryOperator<SessionRow> change) {
    SessionRow before = known(key);
    SessionRow after = change.apply(before);
    if (!after.equals(before)) {
      put(after);
      changed.add(key);
    }
  }

  void end(SessionKey key, End by) {
    change(key, row -> row.ended(by));
  }

  /** Ends every open session of the user up to an epoch. */
  void endAll(UserId user, int through, End by) {
    for (SessionKey key : List.copyOf(open.getOrDefault(user, Set.of()))) {
      if (known(key).epoch() <= through) {
        end(key, by);
      }
    }
  }

  SessionRow known(SessionKey key) {
    SessionRow row = rows.get(key);
    if (row == null) {
      throw new ContradictionException("an event about a session that was never opened");
    }
    return row;
  }

  private void put(SessionRow row) {
    SessionKey key = key(row);
    rows.put(key, row);
    Set<SessionKey> ofUser = open.computeIfAbsent(row.user(), _ -> new LinkedHashSet<>());
    if (row.end() == null) {
      ofUser.add(key);
    } else {
      ofUser.remove(key);
    }
  }

  List<SessionRow> changed() {
    return changed.stream().map(key -> Objects.requireNonNull(rows.get(key))).toList();
  }

  List<SessionRow> all() {
    return List.copyOf(rows.values());
  }

  private static SessionKey key(SessionRow row) {
    return new SessionKey(row.user(), row.id());
  }
}
