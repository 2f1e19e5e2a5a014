package io.sessionaudit.projector.replay;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
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

  private TableDigest() {}

  /**
   * The digests in lower-case hexadecimal, by table, of one snapshot.
   *
   * @param connection whose search path is the schema; its transaction is over afterwards
   */
  public static SequencedMap<String, String> of(Connection connection) throws SQLException {
    boolean autoCommit = connection.getAutoCommit();
    connection.setAutoCommit(false);
    try {
      CanonicalText.begin(connection);
      SequencedMap<String, String> digests = new LinkedHashMap<>();
      for (ComparedTable table : ComparedTable.PUBLIC) {
        digests.put(table.table(), of(connection, table));
      }
      return digests;
    } finally {
      connection.rollback();
      connection.setAutoCommit(autoCommit);
    }
  }

  /** One table's, inside a transaction that {@link CanonicalText} has begun. */
  static String of(Connection connection, ComparedTable table) throws SQLException {
    MessageDigest sha256 = sha256();
    try (DigestOutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), sha256)) {
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyOut("COPY (" + table.rows() + ") TO STDOUT (ENCODING 'UTF8')", out);
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
