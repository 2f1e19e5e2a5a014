package io.sessionaudit.projector.query;

import io.micronaut.serde.annotation.Serdeable;
import io.sessionaudit.guard.micronaut.contract.Says;
import io.sessionaudit.json.Timestamps;
import io.sessionaudit.personal.Client;
import org.jspecify.annotations.Nullable;

/** A session as the read API shows it; times are RFC 3339. */
@Serdeable
record SessionItem(
    @Says(value = "The session.", format = "uuid") String id,
    @Says(value = "Whose it is.", format = "uuid") String userId,
    @Says("Absent if it cannot be opened any more.") @Nullable String username,
    @Says(
            value = "What it is now.",
            values = {"LIVE", "REVOKED", "EXPIRED"})
        String status,
    @Says("Number of the sign-in, by user.") int epoch,
    @Says("Of its refresh token.") int generation,
    @Says(value = "When it was opened.", format = "date-time") String createdAt,
    @Says(value = "When it was last used.", format = "date-time") String lastUsedAt,
    @Says(value = "When it ended.", format = "date-time") @Nullable String endedAt,
    @Says("Why, in a word.") @Nullable String endReason,
    @Says(value = "What ended it.", format = "uuid") @Nullable String endEvent,
    DeviceItem device,
    @Says("The address of its last use; absent if it cannot be opened.") @Nullable String ip,
    @Says(value = "When it ends if it is not used.", format = "date-time") String idleExpiresAt,
    @Says(value = "When it ends in any case.", format = "date-time") String absoluteExpiresAt) {

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
