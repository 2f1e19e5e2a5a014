package io.sessionaudit.projector.intake;

import java.sql.Connection;
import java.sql.SQLException;

/** Opens connections whose search path is the schema to fold into. */
@FunctionalInterface
public interface Connections {

  Connection open() throws SQLException;
}
