package io.sessionaudit.auth.anchor;

/** Whether the database may be used. */
public sealed interface Standing {

  /** A sentence for operators. */
  String reason();

  /** It is where the log left it. */
  record Sound() implements Standing {
    @Override
    public String reason() {
      return "the database is where the log left it";
    }
  }

  /** It was not compared with the log yet, or could not be. */
  record Unknown(String reason) implements Standing {}

  /** It came back with older state than the log; {@code session-audit recover} mends that. */
  record WentBack(String reason) implements Standing {}
}
