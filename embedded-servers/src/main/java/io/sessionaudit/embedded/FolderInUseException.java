package io.sessionaudit.embedded;

import java.nio.file.Path;

/** A living process works in the folder. */
public final class FolderInUseException extends EmbeddedServerException {

  private static final long serialVersionUID = 1L;

  FolderInUseException(Path folder) {
    super("The folder " + folder + " is in use by another running process.", null);
  }
}
