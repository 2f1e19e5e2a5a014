package io.sessionaudit.standalone.cli;

import io.sessionaudit.standalone.platform.DataFolder;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that every command has. */
final class DataOption {

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "data",
      description = "Folder with everything that the platform keeps (default: ./data).")
  private @Nullable Path folder;

  DataFolder folder() {
    return new DataFolder(folder == null ? Path.of("data") : folder);
  }
}
