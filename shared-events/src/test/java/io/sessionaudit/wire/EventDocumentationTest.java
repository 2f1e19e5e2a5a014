package io.sessionaudit.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code docs/events.md} shows what is written, or this fails. */
class EventDocumentationTest {

  private static final EventPage PAGE = EventPage.whole();

  @ParameterizedTest
  @EnumSource
  void theExamplesAreTheApprovedOnes(EventType type) {
    assertThat(PAGE.section(type.wireName()).examples().stream().map(JsonShape::compact))
        .containsExactlyElementsOf(approved(type).map(ApprovedFiles::data).toList());
  }

  @ParameterizedTest
  @EnumSource
  void theTableNamesEveryFieldAndWhetherItIsOptional(EventType type) {
    assertThat(PAGE.section(type.wireName()).fields())
        .isEqualTo(JsonShape.of(approved(type).map(ApprovedFiles::data).toList()));
  }

  @ParameterizedTest
  @EnumSource
  void theRevisionIsTodays(EventType type) {
    assertThat(PAGE.section(type.wireName()).text())
        .contains("\nRevision " + type.revision() + " ");
  }

  @Test
  void everyEventHasASectionAndNothingElseHas() {
    List<String> events = Stream.of(EventType.values()).map(EventType::wireName).toList();

    assertThat(PAGE.titles().getFirst()).isEqualTo("How to read a record");
    assertThat(PAGE.titles().stream().skip(1)).containsExactlyElementsOf(events);
  }

  @Test
  void theHeadersAreThoseOfARecord() {
    String file = ApprovedFiles.text("TokenIssued.1");
    String headers = file.substring(0, file.indexOf("\n\n"));

    assertThat(PAGE.text()).contains("```text\n" + headers + "\n```");
    assertThat(PAGE.section("How to read a record").fields().keySet())
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(Examples.named("TokenRevoked.1.session").record().headers().toArray())
                .map(Header::key)
                .toList());
  }

  /** The approved files of today's revision: the plain form first, then the variants by name. */
  private static Stream<String> approved(EventType type) {
    String plain = type.wireName() + "." + type.revision();
    return ApprovedFiles.names().stream()
        .filter(it -> it.equals(plain) || it.startsWith(plain + "."));
  }
}
