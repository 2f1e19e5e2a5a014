package io.sessionaudit.projector.query;

import io.micronaut.serde.annotation.Serdeable;
import io.sessionaudit.json.Timestamps;
import io.sessionaudit.personal.Client;
import org.jspecify.annotations.Nullable;

/** A session as the read API shows it; times are RFC 3339. */
@Serdeable
record SessionItem(
    String id,
    String userId,
    @Nullable String username,
    String status,
    int epoch,
    int generation,
    String createdAt,
    String lastUsedAt,
    @Nullable String endedAt,
    @Nullable String endReason,
    @Nullable String endEvent,
    DeviceItem device,
    @Nullable String ip,
    String idleExpiresAt,
    String absoluteExpiresAt) {

  static SessionItem of(SessionRecord row, Clients.Opening opening) {
    Client name = opening.open(row.userId(), row.nameSealed(), row.nameEvent());
    Client last = opening.open(row.userId(), row.clientSealed(), row.clientEvent());
    return new SessionItem(
        row.sessionId().toString(),
        row.userId().toString(),
        name.username(),
        row.status(),
        row.epoch(),
        row.generation(),
        Timestamps.format(row.createdAt()),
        Timestamps.format(row.lastUsedAt()),
        Times.text(row.endAt()),
        row.endReason(),
        Ids.text(row.endEvent()),
        new DeviceItem(row.browser(), row.os(), row.deviceClass()),
        last.ip(),
        Timestamps.format(row.idleExpiresAt()),
        Timestamps.format(row.absoluteExpiresAt()));
  }
}
