package io.sessionaudit.workload.client;

import io.sessionaudit.event.UserId;

/** Somebody with an account. */
public record User(UserId id, String name, String password) {}
