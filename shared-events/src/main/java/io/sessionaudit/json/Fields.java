package io.sessionaudit.json;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object as it was read. Fields that nobody asks for are ignored, so that readers live on
 * when writers learn more; a field that is there has exactly the type that is asked for. Every
 * method throws {@link MalformedJsonException} otherwise.
 */
public final class Fields {

  private final Map<String, Object> values;

  private Fields(Map<String, Object> values) {
    this.values = values;
  }

  /**
   * Reads one object: UTF-8 and nothing else, no duplicate names, nothing behind it, at most 32
   * levels deep, whole numbers within 64 bits, no text that {@link JsonText} refuses to write.
   */
  public static Fields read(byte[] bytes) {
    return new Fields(JsonTree.read(bytes));
  }

  public boolean has(String name) {
    return values.containsKey(name);
  }

  /** The names of all fields that are there and not null. */
  public Set<String> names() {
    return Set.copyOf(values.keySet());
  }

  public String text(String name) {
    return required(name, String.class);
  }

  public @Nullable String textOrNull(String name) {
    return optional(name, String.class);
  }

  /** A text that {@code parse} understands. */
  public <T> T text(String name, Function<String, T> parse) {
    return parsed(name, text(name), parse);
  }

  public <T> @Nullable T textOrNull(String name, Function<String, T> parse) {
    String text = textOrNull(name);
    return text == null ? null : parsed(name, text, parse);
  }

  public <E extends Enum<E>> E oneOf(String name, Class<E> type) {
    return text(name, text -> Enum.valueOf(type, text));
  }

  public long number(String name) {
    return required(name, Long.class);
  }

  public int count(String name) {
    long value = number(name);
    if (value < 0 || value > Integer.MAX_VALUE) {
      throw new MalformedJsonException("field " + name + " is out of bounds");
    }
    return (int) value;
  }

  /** A count that is {@code absent} when the field is not there. */
  public int count(String name, int absent) {
    return has(name) ? count(name) : absent;
  }

  public boolean flag(String name) {
    return required(name, Boolean.class);
  }

  public Instant time(String name) {
    return text(name, Timestamps::parse);
  }

  public List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    for (Object item : required(name, List.class)) {
      texts.add(typed(name, item, String.class));
    }
    return List.copyOf(texts);
  }

  /** A list of texts, or one text alone, which means a list of one (RFC 7519, section 4.1.3). */
  public List<String> oneOrMoreTexts(String name) {
    return values.get(name) instanceof String text ? List.of(text) : texts(name);
  }

  public Fields object(String name) {
    return nested(name, required(name, Map.class));
  }

  public List<Fields> objects(String name) {
    List<Fields> objects = new ArrayList<>();
    for (Object item : required(name, List.class)) {
      objects.add(nested(name, typed(name, item, Map.class)));
    }
    return List.copyOf(objects);
  }

  /** The same object with one field set: how an old revision is lifted to a newer one. */
  public Fields with(String name, Object value) {
    Map<String, Object> copy = new LinkedHashMap<>(values);
    copy.put(name, value);
    return new Fields(copy);
  }

  private static Fields nested(String name, Map<?, ?> map) {
    Map<String, Object> copy = new LinkedHashMap<>();
    map.forEach((key, value) -> copy.put(typed(name, key, String.class), value));
    return new Fields(copy);
  }

  private <T> T required(String name, Class<T> type) {
    T value = optional(name, type);
    if (value == null) {
      throw new MalformedJsonException("field " + name + " is missing");
    }
    return value;
  }

  private <T> @Nullable T optional(String name, Class<T> type) {
    Object value = values.get(name);
    return value == null ? null : typed(name, value, type);
  }

  private static <T> T typed(String name, @Nullable Object value, Class<T> type) {
    if (!type.isInstance(value)) {
      throw new MalformedJsonException("field " + name + " is no " + type.getSimpleName());
    }
    return type.cast(value);
  }

  private static <T> T parsed(String name, String text, Function<String, T> parse) {
    try {
      return parse.apply(text);
    } catch (IllegalArgumentException _) {
      // The cause's message may quote the value.
      throw new MalformedJsonException("field " + name + " cannot be read");
    }
  }
}
