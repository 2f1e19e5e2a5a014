package io.sessionaudit.standalone.cli;

import io.sessionaudit.auth.credential.KeyRotation;
import io.sessionaudit.auth.credential.KeyRotation.Kind;
import io.sessionaudit.auth.credential.KeyRotation.Rotated;
import io.sessionaudit.standalone.platform.PlatformException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts a new key in front of the old ones; whatever runs picks it up. */
@Command(
    name = "rotate-key",
    description =
        "Make a new key for access tokens (signing) or refresh tokens (mac). The old ones count"
            + " until the last token made with them is dead; nobody is signed out.")
final class RotateKeyCommand implements Callable<Integer> {

  @Mixin private final DataOption data = new DataOption();

  @Parameters(paramLabel = "signing|mac", description = "Which key.")
  private Kind kind = Kind.SIGNING;

  @Option(
      names = "--keys",
      paramLabel = "DIR",
      description = "The folder of the keys, if it is not the data folder's own.")
  private Path keys = Path.of("");

  private final PrintStream out;

  RotateKeyCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    Path folder = keys.toString().isEmpty() ? data.folder().keys() : keys;
    if (!Files.isDirectory(folder)) {
      throw new PlatformException("There are no keys in " + folder + ".");
    }
    Rotated rotated = KeyRotation.rotate(folder, kind, Instant.now());
    out.printf(
        "A new %s key is in use from %s on; %d keys are in the file.%n",
        kind.name().toLowerCase(Locale.ROOT), rotated.inUseFrom(), rotated.keys());
    return 0;
  }
}
