package io.sessionaudit.guard.token;

/** What a check of an access token ends in. */
public sealed interface Verdict {

  /** Genuine, in time, and nothing known speaks against it. */
  record Admitted(AccessToken token) implements Verdict {}

  /** Not to be served. */
  record Refused(Refusal refusal) implements Verdict {}
}
