package io.sessionaudit.standalone.running;

import io.sessionaudit.testkit.Database;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.PGConnection;

/** What somebody holds who has stolen a database dump. */
public final class Dump {

  private static final Pattern BYTES = Pattern.compile("\\\\x((?:[0-9a-f]{2})+)");

  private Dump() {}

  /** Every table that is ours: its rows as text, and what stands in their bytes behind them. */
  public static Map<String, String> of(Database database) throws SQLException, IOException {
    Map<String, String> tables = new TreeMap<>();
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet names =
            statement.executeQuery(
                "SELECT format('%I.%I', schemaname, tablename) FROM pg_tables"
                    + " WHERE schemaname NOT LIKE 'pg!_%' ESCAPE '!'"
                    + " AND schemaname <> 'information_schema'")) {
      while (names.next()) {
        tables.put(names.getString(1), table(connection, names.getString(1)));
      }
    }
    return tables;
  }

  private static String table(Connection connection, String name) throws SQLException, IOException {
    ByteArrayOutputStream rows = new ByteArrayOutputStream();
    connection
        .unwrap(PGConnection.class)
        .getCopyAPI()
        .copyOut("COPY (SELECT * FROM " + name + ") TO STDOUT", rows);
    String text = rows.toString(StandardCharsets.UTF_8);
    StringBuilder all = new StringBuilder(text);
    Matcher bytes = BYTES.matcher(text);
    while (bytes.find()) {
      all.append('\n')
          .append(new String(HexFormat.of().parseHex(bytes.group(1)), StandardCharsets.ISO_8859_1));
    }
    return all.toString();
  }
}
