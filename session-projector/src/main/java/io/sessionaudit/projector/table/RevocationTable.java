package io.sessionaudit.projector.table;

import io.sessionaudit.projector.projection.RevocationRow;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;

/** What killed tokens. */
public final class RevocationTable {

  private static final String COLUMNS =
      "revocation (stream, version, event_id, scope, user_id, session_id, jti, through, reason,"
          + " actor, cause, occurred_at, position)";

  private RevocationTable() {}

  /** Adds rows that are known to be new. */
  public static void insert(Connection connection, Collection<RevocationRow> revocations)
      throws SQLException {
    CopyRows rows = new CopyRows(13);
    revocations.forEach(revocation -> add(rows, revocation));
    rows.into(connection, COLUMNS);
  }

  private static void add(CopyRows rows, RevocationRow revocation) {
    RevocationRow.Target target = revocation.target();
    rows.row()
        .text(revocation.stream())
        .big(revocation.version())
        .id(revocation.event())
        .text(target.scope().name())
        .id(target.user())
        .id(target.session())
        .text(target.token() == null ? null : target.token().toString())
        .number(target.through())
        .text(revocation.reason())
        .text(revocation.actor())
        .id(revocation.cause())
        .time(revocation.at())
        .big(revocation.position());
  }
}
