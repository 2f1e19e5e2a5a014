package io.sessionaudit.auth.credential;

/** What became of work that may have to wait for its turn. */
public sealed interface Turn<T> {

  /** It was done. */
  record Taken<T>(T value) implements Turn<T> {}

  /** Too many wait already, or the turn did not come in time: ask again later (503). */
  record Busy<T>() implements Turn<T> {}
}
