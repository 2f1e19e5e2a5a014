package io.sessionaudit.auth.append;

import io.sessionaudit.event.Envelope.Lineage;
import io.sessionaudit.personal.Client;
import org.jspecify.annotations.Nullable;

/**
 * Why something is recorded, and from where it was asked.
 *
 * @param client the personal part, sealed into every event that has a context
 */
public record Request(Lineage lineage, @Nullable Client client) {}
