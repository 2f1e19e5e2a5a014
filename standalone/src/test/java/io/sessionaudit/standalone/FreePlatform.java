package io.sessionaudit.standalone;

import io.sessionaudit.embedded.Ports;
import io.sessionaudit.standalone.cli.SessionAudit;
import io.sessionaudit.standalone.platform.UpPorts;
import java.io.PrintStream;
import picocli.CommandLine;

/** A platform that a test starts on ports of its own, as a person would. */
public final class FreePlatform {

  private FreePlatform() {}

  public static UpPorts ports() {
    return new UpPorts(Ports.free(), Ports.free(), Ports.free(), Ports.free(), Ports.free());
  }

  /** The command line of this build. */
  public static CommandLine commandLine(PrintStream out) {
    return SessionAudit.commandLine(Main.services(), out);
  }
}
