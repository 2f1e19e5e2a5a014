package io.sessionaudit.guard.micronaut;

import io.sessionaudit.guard.token.Refusal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Every stable code of a problem answer, with the HTTP status that it always has. */
public enum ProblemCode {
  INVALID_REQUEST(400, "The request is not what this call takes"),
  INVALID_CREDENTIALS(401, "Name or password is wrong, or the account is not active"),
  INVALID_TOKEN(401, "A valid token is needed"),
  TOKEN_EXPIRED(401, "The access token has expired"),
  TOKEN_STALE(401, "The account changed since the token was issued"),
  SESSION_REVOKED(401, "The session was revoked"),
  SESSION_EXPIRED(401, "The session has expired"),
  BINDING_MISMATCH(401, "The token was presented without its fingerprint"),
  REUSE_DETECTED(401, "A refresh token was used again"),
  REAUTHENTICATION_REQUIRED(401, "Sign in again"),
  FORBIDDEN(403, "Not allowed"),
  CSRF(403, "The request may come from another site"),
  NOT_FOUND(404, "Not found"),
  METHOD_NOT_ALLOWED(405, "The method is not allowed here"),
  CONFLICT(409, "The request contradicts the present state"),
  PAYLOAD_TOO_LARGE(413, "The body is too large"),
  UNSUPPORTED_MEDIA_TYPE(415, "The media type is not taken here"),
  TOO_MANY_REQUESTS(429, "Too many requests"),
  INTERNAL_ERROR(500, "Something went wrong on the server"),
  UNAVAILABLE(503, "The service cannot answer now"),
  STATE_REGRESSED(503, "The database went back in time"),
  REVOCATIONS_STALE(503, "The news about revocations are too old to decide");

  private final int status;
  private final String title;

  ProblemCode(int status, String title) {
    this.status = status;
    this.title = title;
  }

  /** The code as clients read it, lower case. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** One fixed sentence without a full stop, for people. */
  public String title() {
    return title;
  }

  /** The code of a guard's refusal. */
  public static ProblemCode of(Refusal refusal) {
    return switch (refusal) {
      case INVALID_TOKEN -> INVALID_TOKEN;
      case TOKEN_EXPIRED -> TOKEN_EXPIRED;
      case TOKEN_STALE -> TOKEN_STALE;
      case SESSION_REVOKED -> SESSION_REVOKED;
      case BINDING_MISMATCH -> BINDING_MISMATCH;
      case REVOCATIONS_STALE -> REVOCATIONS_STALE;
      case UNAVAILABLE -> UNAVAILABLE;
    };
  }

  /** The code that tells most about a status which the framework chose. */
  static ProblemCode ofStatus(int status) {
    return switch (status) {
      case 401 -> INVALID_TOKEN;
      case 403 -> FORBIDDEN;
      case 404 -> NOT_FOUND;
      case 405 -> METHOD_NOT_ALLOWED;
      case 409 -> CONFLICT;
      case 413 -> PAYLOAD_TOO_LARGE;
      case 415 -> UNSUPPORTED_MEDIA_TYPE;
      case 429 -> TOO_MANY_REQUESTS;
      case 503 -> UNAVAILABLE;
      default -> status >= 500 ? INTERNAL_ERROR : INVALID_REQUEST;
    };
  }

  /**
   * The {@code error} of a bearer challenge (RFC 6750, section 3.1), or null where the request
   * carried no token that could be wrong.
   */
  @Nullable String bearerError() {
    return switch (status) {
      case 401 -> this == INVALID_CREDENTIALS ? null : "invalid_token";
      case 403 -> this == FORBIDDEN ? "insufficient_scope" : null;
      default -> null;
    };
  }
}
