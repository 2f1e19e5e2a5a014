package io.sessionaudit.guard.token;

/** Names of the claims of an access token (RFC 7519, RFC 9068) and its header type. */
public final class Claims {

  /** The header {@code typ} (RFC 9068, section 2.1). */
  public static final String TYPE = "at+jwt";

  /** The header {@code alg}: ECDSA on P-256 with SHA-256 (RFC 7518, section 3.4). */
  public static final String ALGORITHM = "ES256";

  public static final String ISSUER = "iss";
  public static final String AUDIENCE = "aud";
  public static final String SUBJECT = "sub";
  public static final String SESSION = "sid";
  public static final String TOKEN_ID = "jti";
  public static final String ISSUED_AT = "iat";
  public static final String NOT_BEFORE = "nbf";
  public static final String EXPIRES_AT = "exp";
  public static final String EPOCH = "epoch";
  public static final String AUTHZ = "authz";
  public static final String REALM = "realm";
  public static final String ROLES = "roles";
  public static final String ACR = "acr";
  public static final String AMR = "amr";
  public static final String AUTH_TIME = "auth_time";
  public static final String FINGERPRINT = "fgp";

  private Claims() {}
}
