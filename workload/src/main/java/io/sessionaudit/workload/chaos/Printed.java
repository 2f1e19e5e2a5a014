package io.sessionaudit.workload.chaos;

import java.io.PrintStream;

/** Prints a row when it is there; says on standard error what it waits for. */
public record Printed(PrintStream out) implements Chaos.Listener {

  @Override
  public void striking(String fault) {
    System.err.println("... " + fault);
  }

  @Override
  public void checked(Row row) {
    out.println(Table.line(row));
    row.findings().sentences().forEach(out::println);
  }
}
