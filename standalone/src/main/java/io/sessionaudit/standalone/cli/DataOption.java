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
      description = "Folder with everything that the platform keeps (default: ./data).")
  private @Nullable Path folder;

  /** Whether somebody has named one. */
  boolean isChosen() {
    return folder != null;
  }

  DataFolder folder() {
    return new DataFolder(folder == null ? Path.of("data") : folder);
  }
}
