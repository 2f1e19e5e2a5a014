package io.sessionaudit.auth.append;

/** The texts of reads and the lists of columns, each in one place and one order. */
final class Statements {

  private static final String ACCOUNT =
      """
      a.user_id, a.version, a.status, a.roles, a.authz, a.last_epoch, a.revoked_through,
      a.password_hash, a.name_sealed, a.name_event, r.number, k.wrapped\
      """;

  private static final String SESSION =
      """
      s.session_id, s.epoch, s.realm, s.delivery, s.amr, s.acr, s.fingerprint_hash, s.created_at,
      s.nonce, s.generation, s.rotated_at, s.access_issued_at, s.access_expires_at,
      s.idle_expires_at, s.absolute_expires_at, s.dead_generation, s.expired, s.ended_at,
      s.end_last_epoch, s.after_end_reported, s.last_used_at, s.browser, s.os, s.device_class,
      s.network_tag, s.network_family, s.client_sealed, s.client_event\
      """;

  /** The clock comes last: it is read after the rows. */
  private static final String ACCOUNT_FROM =
      "SELECT "
          + ACCOUNT
          + ", clock_timestamp() FROM auth.account a"
          + " JOIN auth.user_key k USING (user_id) CROSS JOIN auth.realm r ";

  private static final String SESSION_FROM =
      "SELECT "
          + ACCOUNT
          + ", "
          + SESSION
          + ", clock_timestamp() FROM auth.session s"
          + " JOIN auth.account a USING (user_id) JOIN auth.user_key k USING (user_id)"
          + " CROSS JOIN auth.realm r ";

  static final String ACCOUNT_BY_ID = ACCOUNT_FROM + "WHERE a.user_id = ?";
  static final String ACCOUNT_BY_NAME = ACCOUNT_FROM + "WHERE a.name_tag = ?";
  static final String ACCOUNTS =
      ACCOUNT_FROM + "WHERE a.user_id < ? ORDER BY a.user_id DESC LIMIT ?";
  static final String SESSION_BY_ID = SESSION_FROM + "WHERE s.session_id = ?";

  /** Sessions that no number has killed yet, the newest first; limits are judged by the caller. */
  static final String SESSIONS_OF_USER =
      SESSION_FROM
          + """
          WHERE s.user_id = ? AND s.epoch > a.revoked_through AND s.dead_generation < 2147483647
            AND s.expired IS NULL AND s.realm >= r.number
          ORDER BY s.epoch DESC\
          """;

  /** The account, and one row for each of its open sessions, or one row without a session. */
  static final String SIGN_IN_BY_ID =
      "SELECT "
          + ACCOUNT
          + ", o.session_id, o.epoch, o.realm, clock_timestamp() FROM auth.account a"
          + " JOIN auth.user_key k USING (user_id) CROSS JOIN auth.realm r"
          + " LEFT JOIN auth.session o ON o.user_id = a.user_id AND o.epoch > a.revoked_through"
          + " AND o.dead_generation < 2147483647 AND o.expired IS NULL AND o.realm >= r.number"
          + " AND least(o.idle_expires_at, o.absolute_expires_at) > clock_timestamp()"
          + " WHERE a.user_id = ? ORDER BY o.epoch";

  /**
   * A service client and a session, each if there is one, with no more than introspection tells.
   * Whose key is gone has no session here either.
   */
  static final String INTROSPECTION =
      """
      SELECT c.secret_hash, s.session_id, s.user_id, a.status, a.revoked_through, a.authz,
        s.epoch, s.realm, s.dead_generation, s.expired IS NOT NULL,
        least(s.idle_expires_at, s.absolute_expires_at), r.number,
        s.generation, coalesce(s.rotated_at, s.created_at), a.roles, s.fingerprint_hash, s.nonce,
        clock_timestamp()
      FROM auth.realm r LEFT JOIN auth.client c ON c.client_id = ?
        LEFT JOIN (auth.session s JOIN auth.account a USING (user_id)
          JOIN auth.user_key USING (user_id)) ON s.session_id = ?\
      """;

  static final String USED_NETWORK =
      "SELECT EXISTS (SELECT FROM auth.session WHERE user_id = ? AND network_tag = ?)";

  /** Serialises what follows with every other writer of the stream. */
  static final String LOCK_ACCOUNT =
      "SELECT version FROM auth.account WHERE user_id = ? FOR NO KEY UPDATE";

  /** In one order, the account among them, so that two who do this never wait for each other. */
  static final String LOCK_AMONG_ADMINS =
      "SELECT user_id FROM auth.account WHERE user_id IN (SELECT user_id FROM auth.account"
          + " WHERE status = 'ACTIVE' AND 'admin' = ANY (roles) UNION SELECT ?::uuid)"
          + " ORDER BY user_id FOR NO KEY UPDATE";

  static final String OTHER_ADMINS =
      "SELECT count(*)::integer FROM auth.account"
          + " WHERE status = 'ACTIVE' AND 'admin' = ANY (roles) AND user_id <> ?";

  private Statements() {}
}
