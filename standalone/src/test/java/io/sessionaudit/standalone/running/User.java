package io.sessionaudit.standalone.running;

/** An account and its password. */
public record User(String id, String name, String password) {}
