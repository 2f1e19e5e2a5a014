package io.sessionaudit.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way that is open on this machine, not only the one that would be chosen. */
class UnprivilegedTest {

  private static final Path PROGRAMS = Path.of("target", "postgres").toAbsolutePath();

  @TempDir Path folder;

  static Stream<Unprivileged> ways() {
    return Unprivileged.open(Path.of("target", "unprivileged.log").toAbsolutePath()).stream();
  }

  @ParameterizedTest
  @MethodSource("ways")
  void makesAndServesADatabase(Unprivileged way) {
    PostgresProcess postgres = PostgresProcess.in(folder, PROGRAMS, _ -> way);
    try {
      postgres.create("a long enough password");
      postgres.start(Ports.free());
      assertThat(postgres.runs()).isTrue();
    } finally {
      postgres.stop();
    }
    assertThat(postgres.runs()).isFalse();
  }

  static Stream<Unprivileged> asNobody() {
    return ways().filter(it -> it == Unprivileged.NOBODY);
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("asNobody")
  void saysThatNobodyCannotPass(Unprivileged way) throws IOException {
    Path closed = Files.createDirectory(folder.resolve("closed"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
    Path inside = Files.createDirectory(closed.resolve("inside"));

    assertThatThrownBy(() -> way.own(inside, folder.resolve("log")))
        .isInstanceOf(EmbeddedServerException.class)
        .hasMessageContaining("may not enter " + inside);
  }
}
