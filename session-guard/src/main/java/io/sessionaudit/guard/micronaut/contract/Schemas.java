package io.sessionaudit.guard.micronaut.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.json.tree.JsonNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** JSON Schemas (draft 2020-12) of the records that go over the wire. */
final class Schemas {

  private final Map<String, Object> components = new TreeMap<>();

  /** Every record that was asked for so far, by name. */
  Map<String, Object> components() {
    return components;
  }

  /** The schema of a type; a record's is a reference to a component. */
  Map<String, Object> of(Type type) {
    return of(type, Map.of());
  }

  private Map<String, Object> of(Type type, Map<TypeVariable<?>, Type> bound) {
    return switch (type) {
      case ParameterizedType it when it.getRawType() == List.class ->
          Json.object("type", "array", "items", of(it.getActualTypeArguments()[0], bound));
      case ParameterizedType it when it.getRawType() == Map.class -> Json.object("type", "object");
      case ParameterizedType it -> generic(it);
      case TypeVariable<?> it -> of(Objects.requireNonNull(bound.get(it), it.getName()), bound);
      case Class<?> it when it.isRecord() -> reference(it, name(it), Map.of());
      case Class<?> it -> plain(it);
      default -> throw new IllegalArgumentException("no schema for " + type);
    };
  }

  private static Map<String, Object> plain(Class<?> type) {
    if (type == String.class) {
      return Json.object("type", "string");
    }
    if (type == int.class || type == Integer.class) {
      return Json.object("type", "integer", "format", "int32");
    }
    if (type == long.class || type == Long.class) {
      return Json.object("type", "integer", "format", "int64");
    }
    if (type == boolean.class || type == Boolean.class) {
      return Json.object("type", "boolean");
    }
    if (type == JsonNode.class || type == Map.class) {
      return Json.object();
    }
    throw new IllegalArgumentException("no schema for " + type);
  }

  /** {@code Page<Session>} is a component of its own. */
  private Map<String, Object> generic(ParameterizedType type) {
    Class<?> raw = (Class<?>) type.getRawType();
    Map<TypeVariable<?>, Type> bound = new HashMap<>();
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < raw.getTypeParameters().length; i++) {
      Type argument = type.getActualTypeArguments()[i];
      bound.put(raw.getTypeParameters()[i], argument);
      name.append(name((Class<?>) argument));
    }
    return reference(raw, name + name(raw), bound);
  }

  private Map<String, Object> reference(
      Class<?> type, String name, Map<TypeVariable<?>, Type> bound) {
    if (!components.containsKey(name)) {
      components.put(name, Map.of()); // a record may hold itself
      components.put(name, object(type, bound));
    }
    return Json.object("$ref", "#/components/schemas/" + name);
  }

  private Map<String, Object> object(Class<?> type, Map<TypeVariable<?>, Type> bound) {
    Map<String, Object> properties = Json.object();
    List<String> required = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      Says says = component.getAnnotation(Says.class);
      properties.put(wireName(component), property(component, says, bound));
      boolean absent = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
      if (!absent || (says != null && says.required())) {
        required.add(wireName(component));
      }
    }
    Map<String, Object> schema = Json.object("type", "object");
    Says says = type.getAnnotation(Says.class);
    if (says != null) {
      schema.put("description", says.value());
    }
    schema.put("properties", properties);
    schema.put("required", required);
    return schema;
  }

  private Map<String, Object> property(
      RecordComponent component, @Nullable Says says, Map<TypeVariable<?>, Type> bound) {
    Map<String, Object> schema = of(component.getGenericType(), bound);
    if (says == null) {
      return schema;
    }
    schema.put("description", says.value());
    if (!says.format().isEmpty()) {
      schema.put("format", says.format());
    }
    if (says.values().length > 0) {
      schema.put("enum", Arrays.asList(says.values()));
    }
    if (says.shortest() > 0) {
      schema.put("minLength", says.shortest());
    }
    if (says.longest() < Integer.MAX_VALUE) {
      schema.put("maxLength", says.longest());
    }
    return schema;
  }

  private static String wireName(RecordComponent component) {
    JsonProperty other = component.getAccessor().getAnnotation(JsonProperty.class);
    return other == null ? component.getName() : other.value();
  }

  /** A nested record has its owner's name in front: there is more than one {@code Items}. */
  private static String name(Class<?> type) {
    Class<?> owner = type.getDeclaringClass();
    String prefix = owner == null || owner == FrameworkCalls.class ? "" : name(owner);
    return prefix.replaceFirst("(Controller|Item)$", "") + type.getSimpleName();
  }
}
