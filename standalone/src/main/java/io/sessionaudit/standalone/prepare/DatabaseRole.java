package io.sessionaudit.standalone.prepare;

import java.util.Objects;

/** The role that one service signs in with, and the schema that it owns. */
public record DatabaseRole(String name, String schema, String password) {

  /** Role of auth-api; owns schema {@code auth}. */
  public static DatabaseRole auth(String password) {
    return new DatabaseRole("session_audit_auth", "auth", password);
  }

  /** Role of session-projector; owns schema {@code audit}. */
  public static DatabaseRole projector(String password) {
    return new DatabaseRole("session_audit_projector", "audit", password);
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
