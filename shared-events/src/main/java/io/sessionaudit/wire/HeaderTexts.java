package io.sessionaudit.wire;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A record's headers as texts. Names that nobody asks for are ignored; what is asked for stands
 * there once and in UTF-8, or reading it throws {@link UnreadableEventException}.
 */
final class HeaderTexts {

  private final Map<String, Header> once = new HashMap<>();

  HeaderTexts(Headers headers) {
    for (Header header : headers) {
      if (once.put(header.key(), header) != null) {
        throw new UnreadableEventException("a header that stands twice");
      }
    }
  }

  String text(String name) {
    String text = textOrNull(name);
    if (text == null) {
      throw new UnreadableEventException("header " + name + " is missing");
    }
    return text;
  }

  <T> T text(String name, Function<String, T> parse) {
    return parsed(name, text(name), parse);
  }

  <T> @Nullable T textOrNull(String name, Function<String, T> parse) {
    String text = textOrNull(name);
    return text == null ? null : parsed(name, text, parse);
  }

  private @Nullable String textOrNull(String name) {
    Header header = once.get(name);
    if (header == null || header.value() == null) {
      return null;
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(header.value())).toString();
    } catch (CharacterCodingException _) {
      throw new UnreadableEventException("header " + name + " is not UTF-8");
    }
  }

  private static <T> T parsed(String name, String text, Function<String, T> parse) {
    try {
      return parse.apply(text);
    } catch (IllegalArgumentException _) {
      // The cause's message may quote the value.
      throw new UnreadableEventException("header " + name + " cannot be read");
    }
  }
}
