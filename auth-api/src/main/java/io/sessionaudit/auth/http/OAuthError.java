package io.sessionaudit.auth.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import io.sessionaudit.guard.micronaut.Explained;
import org.jspecify.annotations.Nullable;

/** RFC 6749 section 5.2. */
@Serdeable
record OAuthError(
    String error, @JsonProperty("error_description") @Nullable String errorDescription)
    implements Explained {

  @Override
  public String code() {
    return error;
  }

  @Override
  public @Nullable String incident() {
    return null; // RFC 6749 has no place for it
  }
}
