package io.sessionaudit.projector.projection;

import io.sessionaudit.event.SessionId;
import io.sessionaudit.event.UserId;

/** A session of a user. The user belongs to the key: streams cannot reach each other's rows. */
public record SessionKey(UserId user, SessionId id) {}
