package io.sessionaudit.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which fields a few JSON objects of one kind have. */
final class JsonShape {

  private static final JsonFactory FACTORY = new JsonFactory();

  private final Map<String, Integer> objects = new HashMap<>();
  private final Map<String, Integer> fields = new TreeMap<>();

  private JsonShape() {}

  /** Field, as in {@code signals[].kind}, to whether some object lacks it. */
  static Map<String, Boolean> of(List<String> examples) {
    JsonShape shape = new JsonShape();
    examples.forEach(shape::look);
    Map<String, Boolean> optional = new TreeMap<>();
    shape.fields.forEach((field, seen) -> {
      String parent = field.contains(".") ? field.substring(0, field.lastIndexOf('.')) : "";
      optional.put(field, seen < shape.objects.getOrDefault(parent, 0));
    });
    return optional;
  }

  /** The same JSON without spaces. */
  static String compact(String json) {
    StringWriter compact = new StringWriter();
    try (JsonParser parser = FACTORY.createParser(json);
        JsonGenerator generator = FACTORY.createGenerator(compact)) {
      while (parser.nextToken() != null) {
        generator.copyCurrentEvent(parser);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return compact.toString();
  }

  private void look(String json) {
    try (JsonParser parser = FACTORY.createParser(json)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.START_OBJECT) {
          objects.merge(path(parser), 1, Integer::sum);
        } else if (token == JsonToken.FIELD_NAME) {
          fields.merge(path(parser), 1, Integer::sum);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String path(JsonParser parser) {
    return parser
        .getParsingContext()
        .pathAsPointer()
        .toString()
        .replaceAll("/[0-9]+", "[]")
        .replaceFirst("^/", "")
        .replace('/', '.');
  }
}
