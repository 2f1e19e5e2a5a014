package io.sessionaudit.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON as it is written. */
class JsonTextTest {

  @Test
  void fieldsStandInTheOrderOfTheCallsWithoutSpaces() {
    byte[] json =
        JsonText.write(it ->
            it.text("b", "x")
                .number("a", -7)
                .flag("yes", true)
                .time("at", Instant.EPOCH)
                .texts("roles", List.of("one", "two"))
                .object("in", in -> in.number("n", 1))
                .objects("items", List.of("p", "q"), (item, name) -> item.text("name", name)));

    assertThat(new String(json, StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"b\":\"x\",\"a\":-7,\"yes\":true,\"at\":\"1970-01-01T00:00:00.000000Z\","
                + "\"roles\":[\"one\",\"two\"],\"in\":{\"n\":1},"
                + "\"items\":[{\"name\":\"p\"},{\"name\":\"q\"}]}");
  }

  @Test
  void absentMeansAbsent() {
    assertThat(JsonText.write(it -> it.text("gone", null))).asString().isEqualTo("{}");
  }

  @Test
  void textOfAnyKindSurvives() {
    String text = "\u0001 \" \\ \n \u2028 \u00fc \uD83D\uDE00 \uFFFD \u202E";

    Fields read = Fields.read(JsonText.write(it -> it.text("t", text).texts("l", List.of(text))));

    assertThat(read.text("t")).isEqualTo(text);
    assertThat(read.texts("l")).containsExactly(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\0", "a\0b", "\uD800", "\uDC00", "\uDC00\uD800", "x\uD83D"})
  void textThatNobodyCouldReadIsNotWritten(String text) {
    assertThatThrownBy(() -> JsonText.write(it -> it.text("t", text)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> JsonText.write(it -> it.texts("t", List.of(text))))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
