package io.sessionaudit.auth.http;

import io.sessionaudit.event.SessionId;
import io.sessionaudit.event.TokenId;
import io.sessionaudit.event.UserId;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads what callers wrote; what cannot be read is their mistake, said in a sentence. */
final class Inputs {

  private static final int LONGEST_REASON = 500;

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

  /** A part of the body that must be there. */
  static <T> T given(String name, @Nullable T value) {
    if (value == null) {
      throw new InvalidRequestException(name + " is missing.");
    }
    return value;
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

  /** Why an admin does something, for the log; 1 to 500 characters. */
  static String reason(@Nullable String text) {
    return line("reason", given("reason", text), LONGEST_REASON);
  }

  /**
   * A line that somebody wrote for people.
   *
   * @param most characters, after white space at the ends is gone
   */
  static String line(String name, String text, int most) {
    String line = text.strip();
    if (line.isEmpty() || line.length() > most) {
      throw new InvalidRequestException(name + " has 1 to " + most + " characters.");
    }
    if (line.codePoints().anyMatch(Inputs::unfit)) {
      throw new InvalidRequestException(name + " has no control characters.");
    }
    return line;
  }

  /** Control characters, and halves of characters, which have no bytes in UTF-8. */
  private static boolean unfit(int codePoint) {
    return Character.isISOControl(codePoint)
        || (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE);
  }

  private static <T> Optional<T> id(Supplier<T> reader) {
    try {
      return Optional.of(reader.get());
    } catch (IllegalArgumentException _) {
      return Optional.empty(); // not the text of any id
    }
  }
}
