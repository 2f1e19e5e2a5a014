package io.sessionaudit.standalone.demo;

/** An account that the demo has opened. */
record User(String id, String name, String password) {}
