package io.sessionaudit.projector.intake;

/** Text from outside in a form that any table and any terminal takes. */
final class PrintableText {

  private PrintableText() {}

  /** The first characters, with a dot for whatever is not printable ASCII. */
  static String cut(String text, int length) {
    StringBuilder printable = new StringBuilder(Math.min(text.length(), length));
    text.chars()
        .limit(length)
        .forEach(c -> printable.append(c < 0x20 || c > 0x7e ? '.' : (char) c));
    return printable.toString();
  }
}
