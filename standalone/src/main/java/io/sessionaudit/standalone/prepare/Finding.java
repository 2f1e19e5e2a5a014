package io.sessionaudit.standalone.prepare;

/**
 * One thing that preparing looked at.
 *
 * @param what for a person
 */
public record Finding(Kind kind, String what) {

  /** What became of it. */
  public enum Kind {
    /** It was missing. */
    MADE("made"),
    /** It was there as it should be. */
    THERE("there"),
    /** It is there and differs from what the platform needs; it was left as it is. */
    DIFFERS("DIFFERS");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** How it is printed. */
    public String word() {
      return word;
    }
  }

  static Finding made(String what) {
    return new Finding(Kind.MADE, what);
  }

  static Finding there(String what) {
    return new Finding(Kind.THERE, what);
  }

  static Finding differs(String what) {
    return new Finding(Kind.DIFFERS, what);
  }
}
