package io.sessionaudit.testkit.architecture.offence;

import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;

/** Asks the machine, once by a call and once by a reference. */
final class Clockwork {

  final Supplier<UUID> ids = UUID::randomUUID;

  Instant today() {
    return Instant.now();
  }
}
