package io.sessionaudit.auth.relay;

import java.sql.Connection;
import java.sql.SQLException;

/** Whether the database is where the log left it; one that went back must not be sent on. */
public interface Comparison {

  boolean isSound(Connection database) throws SQLException;
}
