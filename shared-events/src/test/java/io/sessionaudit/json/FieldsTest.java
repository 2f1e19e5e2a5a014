package io.sessionaudit.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON as it is read. */
class FieldsTest {

  private static final Fields FIELDS =
      read(
          """
          {"text":"maria","number":-7,"max":9223372036854775807,"flag":true,"float":1.5,
           "none":null,"time":"2026-11-25T12:00:00Z","list":["a","b"],
           "object":{"deep":1},"objects":[{"n":1},{"n":2}]}
          """);

  @Test
  void everyKindIsRead() {
    assertThat(FIELDS.text("text")).isEqualTo("maria");
    assertThat(FIELDS.number("number")).isEqualTo(-7);
    assertThat(FIELDS.number("max")).isEqualTo(Long.MAX_VALUE);
    assertThat(FIELDS.flag("flag")).isTrue();
    assertThat(FIELDS.time("time")).isEqualTo(Instant.parse("2026-11-25T12:00:00Z"));
    assertThat(FIELDS.texts("list")).containsExactly("a", "b");
    assertThat(FIELDS.object("object").count("deep")).isEqualTo(1);
    assertThat(FIELDS.objects("objects")).extracting(it -> it.count("n")).containsExactly(1, 2);
    assertThat(FIELDS.oneOf("text", Name.class)).isEqualTo(Name.maria);
  }

  @Test
  void whatIsAbsentHasAnAnswer() {
    assertThat(FIELDS.has("none")).isFalse();
    assertThat(FIELDS.textOrNull("none")).isNull();
    assertThat(FIELDS.textOrNull("gone")).isNull();
    assertThat(FIELDS.textOrNull("gone", Instant::parse)).isNull();
    assertThat(FIELDS.count("gone", 1)).isEqualTo(1);
  }

  @Test
  void whatHasAnotherKindIsRefused() {
    List<Function<Fields, Object>> asked =
        List.of(
            it -> it.text("number"),
            it -> it.text("gone"),
            it -> it.text("none"),
            it -> it.number("text"),
            it -> it.number("float"),
            it -> it.count("number"),
            it -> it.count("max"),
            it -> it.count("text", 1),
            it -> it.flag("text"),
            it -> it.time("text"),
            it -> it.texts("text"),
            it -> it.texts("objects"),
            it -> it.object("list"),
            it -> it.object("gone"),
            it -> it.objects("list"),
            it -> it.objects("object"),
            it -> it.oneOf("time", Name.class));
    assertThat(asked)
        .allSatisfy(question ->
            assertThatThrownBy(() -> question.apply(FIELDS))
                .isInstanceOf(MalformedJsonException.class)
                .hasNoCause());
  }

  @Test
  void aFieldCanBeSetWithoutTouchingTheOriginal() {
    Fields other = FIELDS.with("text", "ana");

    assertThat(other.text("text")).isEqualTo("ana");
    assertThat(other.number("number")).isEqualTo(-7);
    assertThat(FIELDS.text("text")).isEqualTo("maria");
  }

  @ParameterizedTest
  @ValueSource(ints = {31, 32})
  void nestingHasALimit(int levels) {
    String json = "{\"a\":".repeat(levels) + "1" + "}".repeat(levels);
    assertThat(read(json).has("a")).isTrue();
    assertThatThrownBy(() -> read("{\"a\":" + "[".repeat(32) + "]".repeat(32) + "}"))
        .isInstanceOf(MalformedJsonException.class);
  }

  private enum Name {
    maria
  }

  private static Fields read(String json) {
    return Fields.read(json.getBytes(StandardCharsets.UTF_8));
  }
}
