package io.sessionaudit.projector.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sessionaudit.projector.query.Cursor.Kind;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CursorTest {

  private static final Cursor CURSOR =
      new Cursor(
          Instant.parse("2026-11-25T10:00:00.123456Z"),
          UUID.fromString("0190d3b4-0000-7000-8000-00000000000a"));

  @Test
  void comesBackAsItWas() {
    assertThat(Cursor.of(Kind.EVENTS, CURSOR.text(Kind.EVENTS))).isEqualTo(CURSOR);
  }

  @Test
  void belongsToOneList() {
    String text = CURSOR.text(Kind.SESSIONS);
    assertThatThrownBy(() -> Cursor.of(Kind.EVENTS, text))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "AAAA",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "../../../etc/passwd",
        "' OR 1=1"
      })
  void whatAClientMakesUpIsRefused(String text) {
    assertThatThrownBy(() -> Cursor.of(Kind.SESSIONS, text))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void hasOneSpelling() {
    String text = CURSOR.text(Kind.SESSIONS);
    assertThatThrownBy(() -> Cursor.of(Kind.SESSIONS, text + "=="))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
