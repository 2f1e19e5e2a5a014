package com.example.notes;

import jakarta.inject.Singleton;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Everybody's notes, in memory. A user reaches his own only. */
@Singleton
final class Notes {

  private final Map<String, Map<UUID, Note>> byUser = new ConcurrentHashMap<>();

  /** In the order in which they were written. */
  List<Note> of(String user) {
    Map<UUID, Note> own = own(user);
    synchronized (own) {
      return List.copyOf(own.values());
    }
  }

  Note add(String user, String text) {
    Note note = new Note(UUID.randomUUID(), text);
    own(user).put(note.id(), note);
    return note;
  }

  Optional<Note> find(String user, UUID id) {
    return Optional.ofNullable(own(user).get(id));
  }

  Optional<Note> change(String user, UUID id, String text) {
    return Optional.ofNullable(own(user).computeIfPresent(id, (_, _) -> new Note(id, text)));
  }

  boolean remove(String user, UUID id) {
    return own(user).remove(id) != null;
  }

  private Map<UUID, Note> own(String user) {
    return byUser.computeIfAbsent(user, _ -> Collections.synchronizedMap(new LinkedHashMap<>()));
  }
}
