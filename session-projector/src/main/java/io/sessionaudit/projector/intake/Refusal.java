package io.sessionaudit.projector.intake;

import java.sql.SQLException;

/** Tells a database that refuses what it was given from one that is not well. */
final class Refusal {

  private Refusal() {}

  /**
   * Whether the values are to blame: SQLSTATE class 22 (data exception), 23 (integrity constraint)
   * or 54 (program limit). Anything else passes when it is tried again, or needs an operator.
   */
  static boolean isOfData(SQLException e) {
    String state = e.getSQLState();
    return state != null
        && (state.startsWith("22") || state.startsWith("23") || state.startsWith("54"));
  }
}
