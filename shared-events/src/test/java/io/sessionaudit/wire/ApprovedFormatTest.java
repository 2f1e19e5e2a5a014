package io.sessionaudit.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.event.Event;
import io.sessionaudit.personal.SealOracle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The bytes of every event are a promise: this fails when one of them changes. */
class ApprovedFormatTest {

  static List<Example> examples() {
    return Examples.all();
  }

  static List<String> approved() {
    return ApprovedFiles.names();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void anEventIsWrittenAsItWasApproved(Example example) {
    String written = ApprovedFiles.render(example.record());

    assertThat(written)
        .as(
            "src/test/resources/approved/%s.txt, beside %s",
            example.file(), proposed(example, written))
        .isEqualTo(ApprovedFiles.text(example.file()));
  }

  /** What is written today, to be copied over for a form that is new. */
  private static Path proposed(Example example, String written) {
    try {
      Path folder = Files.createDirectories(Path.of("target", "approved"));
      return Files.writeString(folder.resolve(example.file() + ".txt"), written);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("approved")
  void whatWasApprovedIsReadForEver(String file) {
    assertThat(Example.read(ApprovedFiles.read(file))).isEqualTo(Examples.named(file).recorded());
  }

  @Test
  void everyTypeHasAnApprovedFileForEveryRevision() {
    List<String> needed = new ArrayList<>();
    for (EventType type : EventType.values()) {
      for (int revision = 1; revision <= type.revision(); revision++) {
        needed.add(type.wireName() + "." + revision);
      }
    }
    assertThat(ApprovedFiles.names()).containsAll(needed);
  }

  @Test
  void everyTypeIsNamedAfterWhatItCarries() {
    for (Example example : Examples.all()) {
      assertThat(example.file()).startsWith(EventType.of(example.event()).wireName() + ".");
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void whatIsSealedOpensUnderTheUsersKey(Example example) {
    if (example.event() instanceof Event.WithContext it && it.context().client() != null) {
      assertThat(SealOracle.key().open(it.context().client(), example.envelope().id())).isPresent();
    }
  }
}
