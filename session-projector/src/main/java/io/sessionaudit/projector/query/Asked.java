package io.sessionaudit.projector.query;

import io.micronaut.http.HttpParameters;
import io.micronaut.http.HttpRequest;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a question. One that is not known, stands twice or cannot be read is a mistake
 * of the caller: a filter that silently did not apply would show him the wrong people.
 */
final class Asked {

  static final int MOST = 200;
  private static final int USUAL = 50;

  private final HttpParameters parameters;

  private Asked(HttpParameters parameters) {
    this.parameters = parameters;
  }

  /**
   * Of a request that may have these parameters.
   *
   * @throws AskedWronglyException if it has another one, or one of these twice
   */
  static Asked of(HttpRequest<?> request, String... known) {
    HttpParameters parameters = request.getParameters();
    Set<String> names = Set.of(known);
    for (String name : parameters.names()) {
      if (!names.contains(name)) {
        throw new AskedWronglyException("There is a parameter that this call does not know.");
      }
      List<String> values = parameters.getAll(name);
      if (values.size() != 1) {
        throw new AskedWronglyException(name + ": stands more than once.");
      }
    }
    return new Asked(parameters);
  }

  @Nullable String text(String name) {
    return parameters.get(name);
  }

  /** A value that {@code parse} understands. */
  <T> @Nullable T value(String name, Function<String, T> parse) {
    String text = parameters.get(name);
    if (text == null) {
      return null;
    }
    try {
      return parse.apply(text);
    } catch (RuntimeException _) { // whatever a parser makes of hostile text
      throw new AskedWronglyException(name + ": cannot be read.");
    }
  }

  @Nullable UUID id(String name) {
    return value(name, Ids::parse);
  }

  <E extends Enum<E>> @Nullable String oneOf(String name, Class<E> type) {
    return value(name, text -> Enum.valueOf(type, text).name());
  }

  @Nullable Instant time(String name) {
    return value(name, Times::parse);
  }

  Cursor cursor(Cursor.Kind kind) {
    Cursor cursor = value("cursor", text -> Cursor.of(kind, text));
    return cursor == null ? Cursor.START : cursor;
  }

  int limit() {
    Integer limit = value("limit", Integer::valueOf);
    if (limit == null) {
      return USUAL;
    }
    if (limit < 1 || limit > MOST) {
      throw new AskedWronglyException("limit: is 1 to " + MOST + ".");
    }
    return limit;
  }
}
