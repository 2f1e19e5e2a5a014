package io.sessionaudit.guard.micronaut.contract;

import io.micronaut.json.tree.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON values as maps, lists, texts, numbers and flags, with a fixed order of fields. */
final class Json {

  private Json() {}

  /** An object of names and values by turns. */
  static Map<String, Object> object(Object... pairs) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      object.put((String) pairs[i], pairs[i + 1]);
    }
    return object;
  }

  /** The tree that is written as it is: the framework leaves empty maps and lists out. */
  static JsonNode tree(Object value) {
    return switch (value) {
      case Map<?, ?> it -> tree(it);
      case List<?> it -> tree(it);
      case Boolean it -> JsonNode.createBooleanNode(it);
      case Integer it -> JsonNode.createNumberNode(it);
      default -> JsonNode.createStringNode(value.toString());
    };
  }

  private static JsonNode tree(Map<?, ?> map) {
    Map<String, JsonNode> nodes = new LinkedHashMap<>();
    map.forEach((name, value) -> nodes.put(name.toString(), tree(value)));
    return JsonNode.createObjectNode(nodes);
  }

  private static JsonNode tree(List<?> list) {
    List<JsonNode> nodes = new ArrayList<>();
    list.forEach(it -> nodes.add(tree(it)));
    return JsonNode.createArrayNode(nodes);
  }
}
