package io.sessionaudit.embedded;

import java.nio.file.Path;

/** A living process works in the folder. */
public final class FolderInUseException extends EmbeddedServerException {

  private static final long serialVersionUID = 1L;

  private final long pid;

  FolderInUseException(Path folder, long pid) {
    super("The folder " + folder + " is in use by another running process (" + pid + ").", null);
    this.pid = pid;
  }

  /** The process that has it; 0 if it has not said so yet. */
  public long pid() {
    return pid;
  }
}
