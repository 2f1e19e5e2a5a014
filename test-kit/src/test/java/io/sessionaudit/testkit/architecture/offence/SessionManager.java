package io.sessionaudit.testkit.architecture.offence;

/** Named after nothing. */
final class SessionManager {}
