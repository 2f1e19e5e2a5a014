package io.sessionaudit.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {

  @TempDir Path folder;

  @Test
  void isHeldByOneAtATimeAndNamesTheHolder() {
    try (FolderLock _ = FolderLock.take(folder)) {
      assertThatThrownBy(() -> FolderLock.take(folder))
          .isInstanceOfSatisfying(
              FolderInUseException.class,
              it -> assertThat(it.pid()).isEqualTo(ProcessHandle.current().pid()));
      assertThat(FolderLock.holder(folder)).contains(ProcessHandle.current());
    }
    assertThat(FolderLock.holder(folder)).isEmpty();
  }

  @Test
  void aFolderThatIsNotThereHasNoHolderAndIsNotMade() {
    Path missing = folder.resolve("missing");

    assertThat(FolderLock.holder(missing)).isEmpty();
    assertThat(missing).doesNotExist();
  }
}
