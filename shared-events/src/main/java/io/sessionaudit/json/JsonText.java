package io.sessionaudit.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes one compact JSON object (RFC 8259), UTF-8, fields in the order of the calls, so that equal
 * values are equal bytes. A null value writes nothing: absent means absent.
 */
public final class JsonText {

  private static final JsonFactory FACTORY = new JsonFactory();

  private final JsonGenerator json;

  private JsonText(JsonGenerator json) {
    this.json = json;
  }

  /** The bytes of the object whose fields {@code content} writes. */
  public static byte[] write(Consumer<JsonText> content) {
    try (ByteArrayBuilder bytes = new ByteArrayBuilder(512);
        JsonGenerator generator = FACTORY.createGenerator(bytes)) {
      generator.writeStartObject();
      content.accept(new JsonText(generator));
      generator.writeEndObject();
      generator.flush();
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
  }

  /**
   * A text.
   *
   * @throws IllegalArgumentException if it holds NUL or half a surrogate pair, which nobody could
   *     read again
   */
  public JsonText text(String name, @Nullable String value) {
    return value == null ? this : run(() -> json.writeStringField(name, wellFormed(value)));
  }

  public JsonText number(String name, long value) {
    return run(() -> json.writeNumberField(name, value));
  }

  public JsonText flag(String name, boolean value) {
    return run(() -> json.writeBooleanField(name, value));
  }

  /** RFC 3339 in UTC with six decimals. */
  public JsonText time(String name, Instant value) {
    return text(name, Timestamps.format(value));
  }

  /** Texts, each as {@link #text} has it. */
  public JsonText texts(String name, List<String> values) {
    return run(() -> {
      json.writeArrayFieldStart(name);
      for (String value : values) {
        json.writeString(wellFormed(value));
      }
      json.writeEndArray();
    });
  }

  /** A nested object. */
  public JsonText object(String name, Consumer<JsonText> content) {
    return run(() -> {
      json.writeObjectFieldStart(name);
      content.accept(this);
      json.writeEndObject();
    });
  }

  /** An array of objects, one for each item. */
  public <T> JsonText objects(String name, List<T> items, BiConsumer<JsonText, T> content) {
    return run(() -> {
      json.writeArrayFieldStart(name);
      for (T item : items) {
        json.writeStartObject();
        content.accept(this, item);
        json.writeEndObject();
      }
      json.writeEndArray();
    });
  }

  private static String wellFormed(String value) {
    if (!UnicodeText.isWellFormed(value)) {
      throw new IllegalArgumentException("a text with NUL or half a surrogate pair");
    }
    return value;
  }

  private JsonText run(Step step) {
    try {
      step.run();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
  }

  private interface Step {
    void run() throws IOException;
  }
}
