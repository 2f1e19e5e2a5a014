package io.sessionaudit.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Equal ids are equal texts, because every id has one spelling. */
class IdTextsTest {

  private static final String ID = "01936b1e-7c00-7b22-8000-0000000001ab";

  @Test
  void theOneSpellingIsReadAndWritten() {
    assertThat(UserId.of(ID)).hasToString(ID);
    assertThat(SessionId.of(ID)).hasToString(ID);
    assertThat(EventId.of(ID)).hasToString(ID);
    assertThat(TokenId.of(ID + ".1")).hasToString(ID + ".1");
    assertThat(TokenId.of(ID + ".2147483647").generation()).isEqualTo(Integer.MAX_VALUE);
    for (String name : List.of("user:" + ID, "strangers", "realm")) {
      assertThat(Stream.named(name).name()).isEqualTo(name);
    }
    for (String text :
        List.of("user:" + ID, "admin:" + ID, "service:c-1", "detector", "system", "stranger")) {
      assertThat(Actor.of(text).text()).isEqualTo(text);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "1-1-1-1-1",
        "01936B1E-7C00-7B22-8000-0000000001AB",
        "01936b1e7c007b2280000000000001ab",
        "{01936b1e-7c00-7b22-8000-0000000001ab}",
        " 01936b1e-7c00-7b22-8000-0000000001ab",
        "01936b1e-7c00-7b22-8000-0000000001ab ",
        "01936b1e-7c00-7b22-8000-0000000001a",
        "01936b1e-7c00-7b22-8000-0000000001abc",
        "01936b1e-7c00-7b22-8000-00000000+1ab",
        "001936b1e-7c00-7b22-8000-0000000001ab"
      })
  void everyOtherSpellingIsRefused(String text) {
    refused(UserId::of, text);
    refused(SessionId::of, text);
    refused(EventId::of, text);
    refused(TokenId::of, text + ".1");
    refused(Stream::named, "user:" + text);
    refused(Actor::of, "user:" + text);
    refused(Actor::of, "admin:" + text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        ".0",
        ".-1",
        ".+1",
        ".01",
        ".1.",
        ".1.1",
        ". 1",
        ".1 ",
        ".2147483648",
        ".\u0661",
        ".1e3",
        ",1"
      })
  void aGenerationHasOneSpellingToo(String generation) {
    refused(TokenId::of, ID + generation);
  }

  @Test
  void onlyThreeActorsHaveNoId() {
    refused(Actor::of, "root");
    refused(Actor::of, "service:");
    refused(Actor.Named::new, "user:" + ID);
    refused(Stream::named, "stranger");
    refused(Stream::named, "");
  }

  private static void refused(Function<String, ?> reader, String text) {
    assertThatThrownBy(() -> reader.apply(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
