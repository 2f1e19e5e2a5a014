package io.sessionaudit.projector.table;

import io.sessionaudit.event.UserId;
import io.sessionaudit.personal.MasterKey;
import io.sessionaudit.personal.UserKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * People's keys, from {@code auth.user_key}: the only thing of the write side that is read here.
 * Always asks the database, so a destroyed key is gone at once; remembers what unwrapping gave.
 * Safe for use by many threads.
 */
public final class UserKeys {

  private static final int REMEMBERED = 10_000;

  private final MasterKey master;
  private final Map<UserId, Unwrapped> known = new LinkedHashMap<>(256, 0.75f, true);

  public UserKeys(MasterKey master) {
    this.master = master;
  }

  @SuppressWarnings("ArrayRecordComponent") // compared by content below
  private record Unwrapped(byte[] wrapped, Optional<UserKey> key) {}

  /** The keys that exist and that the master key opens. */
  public Map<UserId, UserKey> of(Connection connection, Collection<UserId> users)
      throws SQLException {
    Map<UserId, UserKey> keys = new HashMap<>();
    if (users.isEmpty()) {
      return keys;
    }
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT user_id, wrapped FROM auth.user_key WHERE user_id = ANY(?)")) {
      select.setArray(1, Rows.users(connection, users));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          UserId user = new UserId(row.getObject(1, UUID.class));
          unwrap(user, row.getBytes(2)).ifPresent(key -> keys.put(user, key));
        }
      }
    }
    return keys;
  }

  /** The key, or empty if the master key does not open it. */
  public synchronized Optional<UserKey> unwrap(UserId user, byte[] wrapped) {
    @Nullable Unwrapped before = known.get(user);
    if (before != null && Arrays.equals(before.wrapped(), wrapped)) {
      return before.key();
    }
    Optional<UserKey> key = master.unwrap(wrapped, user);
    known.put(user, new Unwrapped(wrapped, key));
    if (known.size() > REMEMBERED) {
      known.remove(known.keySet().iterator().next());
    }
    return key;
  }
}
