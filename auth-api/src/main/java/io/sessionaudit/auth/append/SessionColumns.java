package io.sessionaudit.auth.append;

import io.sessionaudit.auth.decision.Session;
import io.sessionaudit.event.Context;
import io.sessionaudit.event.EventId;
import io.sessionaudit.event.Sealed;
import java.sql.SQLException;
import java.util.Objects;

/** How a session is bound to its row: what may change, and what is fixed. */
final class SessionColumns {

  private static final String MUTABLE =
      "generation, rotated_at, access_issued_at, access_expires_at, idle_expires_at,"
          + " absolute_expires_at, dead_generation, expired, ended_at, end_last_epoch,"
          + " after_end_reported, last_used_at, browser, os, device_class, network_tag,"
          + " network_family, client_sealed, client_event";

  private static final String FIXED =
      "session_id, user_id, epoch, realm, delivery, amr, acr, fingerprint_hash, created_at, nonce,"
          + " look_at";

  static final String ASSIGNMENTS = MUTABLE.replaceAll("(, |$)", " = ?$1");
  static final String ALL = FIXED + ", " + MUTABLE;

  private static final String TYPED_MUTABLE =
      "?::integer, ?::timestamptz, ?::timestamptz, ?::timestamptz, ?::timestamptz,"
          + " ?::timestamptz, ?::integer, ?::text, ?::timestamptz, ?::integer,"
          + " ?::boolean, ?::timestamptz, ?::text, ?::text, ?::text, ?::text,"
          + " ?::text, ?::text, ?::uuid";

  static final String PLACEHOLDERS =
      "?::uuid, ?::uuid, ?::integer, ?::integer, ?::text, ?::text[], ?::text, ?::text,"
          + " ?::timestamptz, ?::bytea, ?::timestamptz, "
          + TYPED_MUTABLE;

  private SessionColumns() {}

  static void bindMutable(Parameters parameters, Session session) throws SQLException {
    Session.Rotation rotation = session.rotation();
    Session.End end = session.end();
    var expired = end.expired();
    parameters
        .integer(rotation.generation())
        .time(rotation.rotatedAt())
        .time(rotation.issuedAt())
        .time(rotation.expiresAt())
        .time(session.deadlines().idle())
        .time(session.deadlines().absolute())
        .integer(end.deadGeneration())
        .text(expired == null ? null : expired.name())
        .time(end.at())
        .integer(end.lastEpoch())
        .flag(end.afterEndReported())
        .time(session.lastUse().at());
    Context context = session.lastUse().context();
    Sealed client = Objects.requireNonNull(context.client(), "a stored client is sealed");
    EventId event = Objects.requireNonNull(session.lastUse().event(), "and knows its event");
    parameters
        .text(context.device().browser())
        .text(context.device().os())
        .text(context.device().type())
        .text(context.network().tag())
        .text(context.network().family().name())
        .text(client.text())
        .uuid(event.value());
  }

  static void bindFixed(Parameters parameters, Session session, byte[] nonce) throws SQLException {
    Session.Opening opening = session.opening();
    parameters
        .uuid(opening.id().value())
        .uuid(opening.user().value())
        .integer(opening.epoch())
        .integer(opening.realm())
        .text(opening.delivery().name())
        .texts(opening.amr())
        .text(opening.acr())
        .text(opening.fingerprintHash())
        .time(opening.openedAt())
        .bytes(nonce)
        .time(session.deadlines().first());
  }
}
