package io.sessionaudit.auth.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.auth.credential.RefreshTokens;
import io.sessionaudit.event.SessionId;
import io.sessionaudit.json.Fields;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * One user with very many sessions: a password costs a tenth of a second, so they are copies of one
 * row, each with a refresh token of its own that the platform's key has made.
 *
 * @param owner signed in by password
 * @param tokens the current refresh token of each copy
 */
record CopiedSessions(Browser owner, String user, Map<SessionId, String> tokens) {

  static CopiedSessions of(RunningAuthApi api, int count) {
    Browser owner = api.browser().signIn(api.newUser());
    Fields self = owner.get("/auth/whoami").expect(200).json();
    api.database()
        .execute(
            """
            INSERT INTO auth.session
            SELECT (jsonb_populate_record(
                s, jsonb_build_object('session_id', gen_random_uuid()))).*
            FROM auth.session s, generate_series(1, %d) WHERE session_id = '%s'\
            """
                .formatted(count, self.text("sid")));
    Map<SessionId, String> tokens = tokens(api, self.text("sub"));
    assertThat(tokens.remove(self.text("sid", SessionId::of))).isEqualTo(owner.refreshToken());
    assertThat(tokens).hasSize(count);
    return new CopiedSessions(owner, self.text("sub"), tokens);
  }

  private static Map<SessionId, String> tokens(RunningAuthApi api, String user) {
    Map<SessionId, String> tokens = new LinkedHashMap<>();
    String query = "SELECT session_id, nonce FROM auth.session WHERE user_id = '" + user + "'";
    try (Connection connection = api.database().connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      while (row.next()) {
        SessionId session = new SessionId(row.getObject(1, UUID.class));
        tokens.put(session, api.bean(RefreshTokens.class).mint(session, 1, row.getBytes(2)));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
    return tokens;
  }
}
