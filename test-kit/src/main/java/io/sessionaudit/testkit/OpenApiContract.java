package io.sessionaudit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Pattern;

/**
 * Holds answers against an OpenAPI 3.1 document, more strictly than a client would: a field that
 * the document does not name is a difference too. Notes what it has seen.
 */
public final class OpenApiContract {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private final JsonNode document;
  private final Map<String, Pattern> paths = new TreeMap<>();
  private final Map<String, Schema> schemas = new ConcurrentHashMap<>();
  private final Set<String> seen = new ConcurrentSkipListSet<>();

  /** Reads a document. */
  public OpenApiContract(String json) {
    this.document = read(json);
    document
        .path("components")
        .path("schemas")
        .forEach(it -> {
          if (it instanceof ObjectNode schema && schema.has("properties")) {
            schema.put("additionalProperties", false);
          }
        });
    document
        .path("paths")
        .fieldNames()
        .forEachRemaining(it ->
            paths.put(
                it, Pattern.compile(it.replace(".", "\\.").replaceAll("\\{[^}]*}", "[^/]+"))));
  }

  /** Every call, as {@code GET /sessions/{sid}}. */
  public Set<String> calls() {
    Set<String> calls = new TreeSet<>();
    for (String path : paths.keySet()) {
      document
          .path("paths")
          .path(path)
          .fieldNames()
          .forEachRemaining(method -> calls.add(method.toUpperCase(Locale.ROOT) + " " + path));
    }
    return calls;
  }

  /** Every answer that the document promises, as {@code GET /sessions/{sid} 404}. */
  public Set<String> answers() {
    Set<String> answers = new TreeSet<>();
    for (String call : calls()) {
      operation(call)
          .path("responses")
          .fieldNames()
          .forEachRemaining(it -> answers.add(call + " " + it));
    }
    return answers;
  }

  /** The answers of {@link #answers} that came in to {@link #check} so far. */
  public Set<String> seen() {
    return Set.copyOf(seen);
  }

  /** What the document says of a call. */
  public JsonNode operation(String call) {
    String[] parts = call.split(" ", 2);
    return document.path("paths").path(parts[1]).path(parts[0].toLowerCase(Locale.ROOT));
  }

  /**
   * Fails if the document does not promise this answer. What is no call of the document is not
   * looked at: an unknown path, another method.
   *
   * @param path may have a query
   * @param contentType empty for none
   */
  public void check(String method, String path, int status, String contentType, String body) {
    call(method, path)
        .ifPresent(call -> {
          JsonNode answer = operation(call).path("responses").path(String.valueOf(status));
          String name = call + " " + status;
          assertThat(answer.isObject()).as("%s is promised; it said %s", name, body).isTrue();
          check(name, answer.path("content"), contentType, body);
          seen.add(name);
        });
  }

  private void check(String name, JsonNode promised, String contentType, String body) {
    if (promised.isMissingNode()) {
      assertThat(body).as(name).isEmpty();
      return;
    }
    String mediaType = contentType.split(";", 2)[0].strip();
    assertThat(promised.has(mediaType)).as("%s as %s: %s", name, contentType, body).isTrue();
    if (mediaType.endsWith("json")) {
      Schema schema =
          schemas.computeIfAbsent(name, _ -> schema(promised.path(mediaType).path("schema")));
      List<Error> errors =
          schema.validate(
              read(body),
              context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
      assertThat(errors).as("%s: %s", name, body).isEmpty();
    }
  }

  private Schema schema(JsonNode schema) {
    ObjectNode whole = schema.deepCopy();
    whole.set("components", document.path("components"));
    return REGISTRY.getSchema(whole);
  }

  /** A fixed path wins over one that varies. */
  private Optional<String> call(String method, String path) {
    String plain = path.split("\\?", 2)[0];
    String known =
        paths.containsKey(plain)
            ? plain
            : paths.entrySet().stream()
                .filter(it -> it.getValue().matcher(plain).matches())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    String call = method + " " + known;
    return operation(call).isObject() ? Optional.of(call) : Optional.empty();
  }

  private static JsonNode read(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON: " + json, e);
    }
  }
}
