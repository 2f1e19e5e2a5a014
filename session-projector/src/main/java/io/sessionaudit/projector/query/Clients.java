package io.sessionaudit.projector.query;

import io.sessionaudit.event.EventId;
import io.sessionaudit.event.Sealed;
import io.sessionaudit.event.UserId;
import io.sessionaudit.personal.Client;
import io.sessionaudit.personal.UserKey;
import io.sessionaudit.projector.table.UserKeys;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Opens personal values for those who may see them. */
@Singleton
final class Clients {

  private final KeyRepository repository;
  private final UserKeys keys;

  Clients(KeyRepository repository, UserKeys keys) {
    this.repository = repository;
    this.keys = keys;
  }

  /** With the keys of the people on a page, read once for all of it. */
  <R> Opening of(Stream<R> rows, Function<R, @Nullable UUID> person) {
    Set<UUID> people =
        rows.flatMap(row -> Stream.ofNullable(person.apply(row))).collect(Collectors.toSet());
    Map<UUID, UserKey> found = new HashMap<>();
    if (!people.isEmpty()) {
      for (WrappedKey key : repository.of(people)) {
        keys.unwrap(new UserId(key.userId()), key.wrapped())
            .ifPresent(it -> found.put(key.userId(), it));
      }
    }
    return new Opening(found);
  }

  /** Opens with the keys that are there. A value whose key is gone reads as absent. */
  record Opening(Map<UUID, UserKey> keys) {

    private static final Client NOBODY = new Client(null, null, null);

    Client open(@Nullable UUID person, @Nullable String sealed, @Nullable UUID event) {
      UserKey key = person == null ? null : keys.get(person);
      if (key == null || sealed == null || event == null) {
        return NOBODY;
      }
      return key.open(new Sealed(sealed), new EventId(event)).orElse(NOBODY);
    }
  }
}
