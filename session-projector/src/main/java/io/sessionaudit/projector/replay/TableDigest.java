package io.sessionaudit.projector.replay;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.postgresql.PGConnection;

/**
 * What two folds of the same log have in common: SHA-256 of each table, all columns but the
 * computed search columns, in the order of the primary key, as {@code COPY ... TO STDOUT} writes
 * them in UTC and UTF-8.
 */
public final class TableDigest {

  private static final String SESSION =
      "SELECT user_id, session_id, epoch, realm, generation, created_at, last_used_at,"
          + " idle_expires_at, absolute_expires_at, browser, os, device_class, client_sealed,"
          + " client_event, end_status, end_reason, end_event, end_at, end_position"
          + " FROM session ORDER BY user_id, session_id";

  private TableDigest() {}

  /**
   * The digests in lower-case hexadecimal, by table, of one snapshot.
   *
   * @param connection whose search path is the schema; its transaction is over afterwards
   */
  public static SequencedMap<String, String> of(Connection connection) throws SQLException {
    boolean autoCommit = connection.getAutoCommit();
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
      statement.execute("SET LOCAL TimeZone = 'UTC'");
      statement.execute("SET LOCAL DateStyle = 'ISO, YMD'");
      statement.execute("SET LOCAL bytea_output = 'hex'");
      SequencedMap<String, String> digests = new LinkedHashMap<>();
      digests.put("session", digest(connection, SESSION));
      digests.put("account", all(connection, "account", "user_id"));
      digests.put("revocation", all(connection, "revocation", "stream COLLATE \"C\", version"));
      digests.put(
          "audit_event",
          all(connection, "audit_event", "occurred_at, event_id, kafka_partition, kafka_offset"));
      digests.put("anomaly", all(connection, "anomaly", "user_id, event_id"));
      return digests;
    } finally {
      connection.rollback();
      connection.setAutoCommit(autoCommit);
    }
  }

  private static String all(Connection connection, String table, String key) throws SQLException {
    return digest(connection, "SELECT * FROM " + table + " ORDER BY " + key);
  }

  private static String digest(Connection connection, String rows) throws SQLException {
    MessageDigest sha256 = sha256();
    try (DigestOutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), sha256)) {
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyOut("COPY (" + rows + ") TO STDOUT (ENCODING 'UTF8')", out);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return HexFormat.of().formatHex(sha256.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
