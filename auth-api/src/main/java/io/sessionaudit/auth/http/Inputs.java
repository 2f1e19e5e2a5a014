package io.sessionaudit.auth.http;

import io.sessionaudit.event.SessionId;
import io.sessionaudit.event.TokenId;
import io.sessionaudit.event.UserId;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads what callers wrote; what cannot be read is their mistake, said in a sentence. */
final class Inputs {

  private Inputs() {}

  /** A value whose reader explains in a sentence what is wrong. */
  static <T> T read(Supplier<T> reader) {
    try {
      return reader.get();
    } catch (IllegalArgumentException e) {
      String sentence = e.getMessage();
      throw new InvalidRequestException(sentence == null ? "A value cannot be read." : sentence);
    }
  }

  /** An id in a path; what is no id names nothing. */
  static Optional<UserId> user(String text) {
    return id(() -> UserId.of(text));
  }

  /** An id in a path; what is no id names nothing. */
  static Optional<SessionId> session(String text) {
    return id(() -> SessionId.of(text));
  }

  /** A token's id in a path; what is no id names nothing. */
  static Optional<TokenId> token(String text) {
    return id(() -> TokenId.of(text));
  }

  private static <T> Optional<T> id(Supplier<T> reader) {
    try {
      return Optional.of(reader.get());
    } catch (IllegalArgumentException _) {
      return Optional.empty(); // not the text of any id
    }
  }
}
