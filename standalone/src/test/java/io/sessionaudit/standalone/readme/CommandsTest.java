package io.sessionaudit.standalone.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.standalone.FreePlatform;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Set;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The tasks of the command line, in its own help and in the README. */
class CommandsTest {

  private final CommandLine line = FreePlatform.commandLine(System.out);
  private final Set<String> commands = line.getSubcommands().keySet();

  @Test
  void areAllListedByHelp() {
    StringWriter help = new StringWriter();

    int exit = line.setOut(new PrintWriter(help, true)).execute("help");

    assertThat(exit).isZero();
    assertThat(commands).contains("up", "demo", "timeline", "status", "stop", "help");
    for (String command : commands) {
      assertThat(help.toString()).containsPattern("(?m)^ +" + command + " +[A-Z]");
    }
  }

  @Test
  void thatTheReadmeNamesExist() {
    assertThat(Readme.read().commands()).contains("up", "demo", "help");
    assertThat(commands).containsAll(Readme.read().commands());
  }
}
