package io.sessionaudit.standalone.cli;

import io.sessionaudit.projector.replay.ReplayListener;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Tells a person how far a replay has come. On a terminal one line is drawn over itself; elsewhere
 * there is a line for each step, and one from time to time while the log is folded.
 */
final class ReplayProgress implements ReplayListener {

  private static final long DRAWN_EVERY = Duration.ofMillis(200).toNanos();
  private static final long PRINTED_EVERY = Duration.ofSeconds(10).toNanos();

  private final PrintStream out;
  private final boolean terminal;
  private final LongSupplier nanos;
  private String step = "";
  private long begun;
  private long told;
  private long done;
  private long doneBefore;
  private int drawn;

  ReplayProgress(PrintStream out, boolean terminal, LongSupplier nanos) {
    this.out = out;
    this.terminal = terminal;
    this.nanos = nanos;
  }

  @Override
  public synchronized void begins(String name) {
    end();
    step = name;
    begun = nanos.getAsLong();
    told = begun;
    doneBefore = done;
    if (terminal) {
      draw(name + " ...");
    }
  }

  @Override
  public synchronized void folded(long soFar, long total) {
    done = soFar;
    long now = nanos.getAsLong();
    if (now - told < (terminal ? DRAWN_EVERY : PRINTED_EVERY)) {
      return;
    }
    told = now;
    String line = step + "  " + new Pace(doneBefore, done, total, Duration.ofNanos(now - begun));
    if (terminal) {
      draw(line);
    } else {
      out.println("  " + line);
    }
  }

  private void draw(String line) {
    out.print("\r  " + line + " ".repeat(Math.max(0, drawn - line.length())));
    out.flush();
    drawn = line.length();
  }

  private void end() {
    if (step.isEmpty()) {
      return;
    }
    double seconds = (nanos.getAsLong() - begun) / 1e9;
    String line = String.format(Locale.ROOT, "%-36s %6.1f s", step, seconds);
    if (terminal) {
      draw(line);
      out.println();
      drawn = 0;
    } else {
      out.println("  " + line);
    }
    step = "";
  }

  /** The last step has ended, well or not. */
  synchronized void ends() {
    end();
  }
}
