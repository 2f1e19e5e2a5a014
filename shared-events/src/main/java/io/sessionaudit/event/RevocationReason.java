package io.sessionaudit.event;

/** Why tokens were revoked. */
public enum RevocationReason {
  LOGOUT,
  LOGOUT_ALL,
  OTHERS,
  ADMIN,
  /** A client asked (RFC 7009). */
  CLIENT,
  REUSE,
  BINDING,
  DEVICE_CHANGED,
  ANOMALY,
  PASSWORD_CHANGED,
  DISABLED,
  SESSION_LIMIT,
  /** A sign-in over the cookies of a live session. */
  REPLACED
}
