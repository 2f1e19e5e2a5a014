package io.sessionaudit.projector.projection;

import io.sessionaudit.event.Device;
import io.sessionaudit.event.EventId;
import io.sessionaudit.event.Sealed;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The last time that a session's owner got a token.
 *
 * @param client address, User-Agent and name, sealed for {@code event}
 */
public record Use(Instant at, Device device, @Nullable Sealed client, EventId event) {}
