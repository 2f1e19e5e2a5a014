package io.sessionaudit.projector.replay;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Lets everybody do with one schema what he may do with another. */
final class Grants {

  private static final String TO =
      """
       TO ' || CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(a.grantee)) END
         || CASE WHEN a.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END
      """;

  private static final String ON_SCHEMA =
      "SELECT 'GRANT ' || a.privilege_type || ' ON SCHEMA ' || quote_ident(?) || '"
          + TO
          + """
          FROM pg_namespace n, aclexplode(n.nspacl) a
          WHERE n.nspname = ? AND a.grantee <> n.nspowner
          """;

  /** Tables, their partitions and views; what only the live schema has is left out. */
  private static final String ON_TABLES =
      "SELECT 'GRANT ' || a.privilege_type || ' ON TABLE ' || quote_ident(m.nspname) || '.'"
          + " || quote_ident(c.relname) || '"
          + TO
          + """
          FROM pg_namespace m, pg_namespace n
          JOIN pg_class c ON c.relnamespace = n.oid, aclexplode(c.relacl) a
          WHERE m.nspname = ? AND n.nspname = ? AND c.relkind IN ('r', 'p', 'v')
            AND a.grantee <> c.relowner
            AND EXISTS (SELECT 1 FROM pg_class s
                        WHERE s.relnamespace = m.oid AND s.relname = c.relname)
          """;

  private static final String ON_COLUMNS =
      "SELECT 'GRANT ' || a.privilege_type || ' (' || quote_ident(t.attname) || ') ON TABLE '"
          + " || quote_ident(m.nspname) || '.' || quote_ident(c.relname) || '"
          + TO
          + """
          FROM pg_namespace m, pg_namespace n
          JOIN pg_class c ON c.relnamespace = n.oid
          JOIN pg_attribute t ON t.attrelid = c.oid AND t.attnum > 0 AND NOT t.attisdropped,
            aclexplode(t.attacl) a
          WHERE m.nspname = ? AND n.nspname = ? AND a.grantee <> c.relowner
            AND EXISTS (SELECT 1 FROM pg_class s
                        WHERE s.relnamespace = m.oid AND s.relname = c.relname)
          """;

  /** What the owner gives of whatever he makes there later: months, and migrations to come. */
  private static final String BY_DEFAULT =
      "SELECT 'ALTER DEFAULT PRIVILEGES IN SCHEMA ' || quote_ident(?) || ' GRANT '"
          + " || a.privilege_type || ' ON ' || CASE d.defaclobjtype WHEN 'r' THEN 'TABLES'"
          + " WHEN 'S' THEN 'SEQUENCES' WHEN 'f' THEN 'FUNCTIONS' ELSE 'TYPES' END || '"
          + TO
          + """
          FROM pg_default_acl d JOIN pg_namespace n ON n.oid = d.defaclnamespace,
            aclexplode(d.defaclacl) a
          WHERE n.nspname = ? AND d.defaclrole = n.nspowner AND a.grantee <> d.defaclrole
          """;

  private Grants() {}

  /** In the transaction of the caller, who owns both schemas. */
  static void carryOver(Connection connection, String from, String to) throws SQLException {
    for (String query : List.of(ON_SCHEMA, ON_TABLES, ON_COLUMNS, BY_DEFAULT)) {
      for (String grant : Sql.texts(connection, query, to, from)) {
        Sql.run(connection, grant);
      }
    }
  }
}
