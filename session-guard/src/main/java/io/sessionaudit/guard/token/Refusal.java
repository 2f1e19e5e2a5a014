package io.sessionaudit.guard.token;

/** Why an access token is not admitted. Code and status are what the HTTP answer says. */
public enum Refusal {
  /** Malformed, forged, made for somebody else, or no access token at all. */
  INVALID_TOKEN("invalid_token", 401),
  /** Genuine, and its time is over; there is no leeway. */
  TOKEN_EXPIRED("token_expired", 401),
  /** Roles or status of the account changed since; a refresh helps. */
  TOKEN_STALE("token_stale", 401),
  /** The realm, the account or the session said that it is dead. */
  SESSION_REVOKED("session_revoked", 401),
  /** Presented without the fingerprint that it is bound to, or with another one. */
  BINDING_MISMATCH("binding_mismatch", 401),
  /** Nobody can say now whether it was revoked: the news are older than the bound. */
  REVOCATIONS_STALE("revocations_stale", 503),
  /** No signing key could be fetched since the start, so nothing can be checked. */
  UNAVAILABLE("unavailable", 503);

  private final String code;
  private final int status;

  Refusal(String code, int status) {
    this.code = code;
    this.status = status;
  }

  /** The problem code. */
  public String code() {
    return code;
  }

  /** The HTTP status, 401 or 503. */
  public int status() {
    return status;
  }
}
