package io.sessionaudit.event;

import java.util.Objects;

/**
 * The {@code jti} of an access token (RFC 7519 section 4.1.7): the session and the generation of
 * the refresh token it was handed out with. Two answers that repeat one rotation carry the same id.
 *
 * @param generation from 1, one more at each rotation
 */
public record TokenId(SessionId session, int generation) {

  public TokenId {
    Objects.requireNonNull(session, "session");
    if (generation < 1) {
      throw new IllegalArgumentException("generation must be at least 1");
    }
  }

  /**
   * Reads {@code <sid>.<generation>}; exactly one spelling is accepted.
   *
   * @throws IllegalArgumentException for any other text
   */
  public static TokenId of(String text) {
    int dot = text.indexOf('.');
    if (dot < 0) {
      throw new IllegalArgumentException("not a token id");
    }
    TokenId id =
        new TokenId(
            SessionId.of(text.substring(0, dot)), Integer.parseInt(text.substring(dot + 1)));
    if (!id.toString().equals(text)) {
      throw new IllegalArgumentException("not the canonical text of a token id");
    }
    return id;
  }

  @Override
  public String toString() {
    return session + "." + generation;
  }
}
