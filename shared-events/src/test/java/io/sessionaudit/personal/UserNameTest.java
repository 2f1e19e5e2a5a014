package io.sessionaudit.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that look alike in writing are one name; names that could harm a log are none. */
class UserNameTest {

  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "maria,MARIA",
        "maria, maria ",
        "maria,\u00a0maria\u3000",
        "m\u00fcller,mu\u0308ller",
        "M\u00dcLLER,mu\u0308ller",
        "\uff4d\uff41\uff52\uff49\uff41,maria",
        "stra\u00dfe,STRASSE",
        "\u03bf\u03b4\u03bf\u03c2,\u039f\u0394\u039f\u03a3",
        "\ufb01sh,FISH",
        "\u0130,i\u0307",
        "\u212aelvin,kelvin",
      })
  void theseAreOneName(String one, String other) {
    assertThat(UserName.of(one).folded()).isEqualTo(UserName.of(other).folded());
  }

  @ParameterizedTest
  @CsvSource({"maria,mario", "maria,m\u00e1ria", "ana,a na", "o,0", "maria,m\u0430ria"})
  void theseAreTwo(String one, String other) {
    assertThat(UserName.of(one).folded()).isNotEqualTo(UserName.of(other).folded());
  }

  @Test
  void aNameIsShownAsItsOwnerWritesIt() {
    assertThat(UserName.of("  Maria  Lopez ").shown()).isEqualTo("Maria  Lopez");
    assertThat(UserName.of("\uD83E\uDD8A").shown()).isEqualTo("\uD83E\uDD8A");
  }

  @Test
  void foldingTwiceIsFoldingOnce() {
    for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
      String typed = "a" + Character.toString(point) + "a";
      if (Character.isLetter(point)) {
        String folded = UserName.of(typed).folded();
        assertThat(UserName.of(folded).folded()).as("U+%X", point).isEqualTo(folded);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 127, 128})
  void theseLengthsAreNames(int length) {
    assertThat(UserName.of("a".repeat(length)).shown()).hasSize(length);
    assertThat(UserName.of("\uD83E\uDD8A".repeat(length)).folded()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 129, 1_025, 1_000_000})
  void theseLengthsAreNot(int length) {
    refused("a".repeat(length));
    refused(" ".repeat(length));
  }

  @Test
  void lengthCountsAfterNormalising() {
    refused("\ufdfa".repeat(8));
    assertThat(UserName.of("\ufdfa".repeat(7)).shown()).hasSize(7 * 18);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\0b",
        "a\nb",
        "a\rb",
        "a\tb",
        "a\u001b[31mb",
        "a\u007fb",
        "a\u0085b",
        "a\u2028b",
        "a\u2029b",
        "a\u202eb",
        "a\u2066b",
        "a\u200bb",
        "a\u200db",
        "a\ufeffb",
        "a\u00adb",
        "a\uD800",
        "\uDC00a",
        "a\uD800b",
        "a\uE000b",
        "a\uFFFFb",
        "\uDB40\uDC41a",
        "",
        " ",
        "\u3000"
      })
  void theseAreNoNames(String typed) {
    refused(typed);
  }

  @Test
  void aNameIsNotPrinted() {
    assertThat(UserName.of("maria")).hasToString("***");
  }

  private static void refused(String typed) {
    assertThatThrownBy(() -> UserName.of(typed))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith(".")
        .hasNoCause();
  }
}
