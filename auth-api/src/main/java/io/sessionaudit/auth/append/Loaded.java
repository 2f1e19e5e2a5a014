package io.sessionaudit.auth.append;

/** Rows that a command was decided on. */
public sealed interface Loaded permits LoadedAccount, LoadedSession, LoadedSignIn, LoadedTarget {

  /** The account whose stream takes the events. */
  LoadedAccount owner();
}
