package io.sessionaudit.projector.query;

import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** JSON that stands in rows, on its way into an answer as it is. */
@Singleton
final class JsonValues {

  private final JsonMapper mapper;

  JsonValues(JsonMapper mapper) {
    this.mapper = mapper;
  }

  JsonNode read(String text) {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  JsonNode read(byte[] utf8) {
    try {
      return mapper.readValue(utf8, Argument.of(JsonNode.class));
    } catch (IOException e) {
      throw new UncheckedIOException("only JSON that was read before gets into rows", e);
    }
  }
}
