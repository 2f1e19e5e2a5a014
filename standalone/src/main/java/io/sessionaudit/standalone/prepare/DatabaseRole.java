package io.sessionaudit.standalone.prepare;

import io.sessionaudit.auth.AuthSchema;
import java.util.Objects;

/**
 * A role that somebody signs in with.
 *
 * @param schema that it owns; an auditor's owns nothing and may read this one
 */
public record DatabaseRole(String name, String schema, String password) {

  /** Role of auth-api; owns schema {@code auth}. */
  public static DatabaseRole auth(String password) {
    return new DatabaseRole("session_audit_auth", AuthSchema.NAME, password);
  }

  /** Role of session-projector; owns schema {@code audit}. */
  public static DatabaseRole projector(String password) {
    return new DatabaseRole("session_audit_projector", "audit", password);
  }

  /** Role of people who may read schema {@code audit}. */
  public static DatabaseRole auditor(String password) {
    return new DatabaseRole("session_audit_auditor", "audit", password);
  }

  public DatabaseRole {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(schema, "schema");
    Objects.requireNonNull(password, "password");
  }

  /** The password stays out of logs. */
  @Override
  public String toString() {
    return name;
  }
}
