package io.sessionaudit.standalone.platform;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Tells a person what is being done. On a terminal a step's line is finished when it is done. */
public final class Progress {

  private final PrintStream out;
  private final boolean terminal;

  public Progress(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /** A step begins. */
  void begins(String step) {
    if (terminal) {
      out.print("  " + step + " ...");
      out.flush();
    }
  }

  /** The step that began last has ended well. */
  void ends(String step, Duration took) {
    out.println(
        (terminal ? "\r" : "")
            + String.format(Locale.ROOT, "  %-36s %6.1f s", step, took.toMillis() / 1000.0));
  }

  /** Something that has to be known while a step goes on. */
  void tell(String sentence) {
    breaksOff();
    out.println(sentence);
  }

  /** The step that began last has failed; what is said next starts on a line of its own. */
  void breaksOff() {
    if (terminal) {
      out.println();
    }
  }
}
