package io.sessionaudit.guard.micronaut;

import org.jspecify.annotations.Nullable;

/** The body of an error answer, whatever its format: it says why, in a code. */
public interface Explained {

  /** Stable, for programs. */
  String code();

  /** The id of the event that was written because of the request; null if none was. */
  @Nullable String incident();
}
