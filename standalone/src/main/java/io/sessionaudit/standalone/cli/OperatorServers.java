package io.sessionaudit.standalone.cli;

import io.sessionaudit.standalone.platform.DataFolder;
import io.sessionaudit.standalone.platform.Endpoints;
import io.sessionaudit.standalone.platform.OperatorDatabase;
import io.sessionaudit.standalone.platform.PlatformException;
import io.sessionaudit.standalone.prepare.DatabaseLogin;
import io.sessionaudit.wire.KafkaConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The servers that a command works on: those of a data folder, or, where an option or the
 * environment names some, an operator's own. {@code --data} wins over the environment.
 */
final class OperatorServers {

  @Mixin private final DataOption data = new DataOption();

  @Mixin private final ServerOptions own = new ServerOptions();

  @Option(
      names = "--keys",
      paramLabel = "DIR",
      description = "The folder of the keys (SESSION_AUDIT_KEYS_DIR); with servers of your own.")
  private @Nullable Path keys;

  KafkaConnection kafka() {
    return isOwn() ? own.kafka() : KafkaConnection.plaintext(Endpoints.of(data.folder()).kafka());
  }

  DatabaseLogin database() {
    return isOwn() ? own.database() : OperatorDatabase.login(data.folder());
  }

  /** The folder of the keys; it exists. */
  Path keys() {
    Path folder = isOwn() ? ownKeys() : data.folder().keys();
    if (!Files.isDirectory(folder)) {
      throw new PlatformException("There are no keys in " + folder + ".");
    }
    return folder;
  }

  /** The data folder, if the servers are its own. */
  @Nullable DataFolder folder() {
    return isOwn() ? null : data.folder();
  }

  private boolean isOwn() {
    return !data.isChosen() && own.given();
  }

  private Path ownKeys() {
    String named = System.getenv("SESSION_AUDIT_KEYS_DIR");
    if (keys == null && named == null) {
      throw new PlatformException(
          "Set SESSION_AUDIT_KEYS_DIR or --keys: with servers of your own nobody else knows where"
              + " the keys are.");
    }
    return keys == null ? Path.of(named) : keys;
  }
}
