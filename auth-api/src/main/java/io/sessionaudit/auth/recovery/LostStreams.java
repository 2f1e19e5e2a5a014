package io.sessionaudit.auth.recovery;

import java.sql.SQLException;

/** Is told of every stream that the log has gone on with, one after the other. */
interface LostStreams {

  void read(LostStream stream) throws SQLException;
}
