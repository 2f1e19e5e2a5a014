package io.sessionaudit.auth.decision;

/** Why a request is refused. One place gives each its problem code. */
public enum Refusal {
  INVALID_CREDENTIALS,
  INVALID_TOKEN,
  TOKEN_EXPIRED,
  TOKEN_STALE,
  SESSION_REVOKED,
  SESSION_EXPIRED,
  BINDING_MISMATCH,
  REUSE_DETECTED,
  REAUTHENTICATION_REQUIRED,
  STATE_REGRESSED,
  FORBIDDEN,
  NOT_FOUND,
  CONFLICT,
  TOO_MANY_REQUESTS,
  BUSY
}
