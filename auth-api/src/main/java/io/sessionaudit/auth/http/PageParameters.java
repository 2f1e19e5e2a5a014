package io.sessionaudit.auth.http;

import io.micronaut.http.HttpParameters;
import io.micronaut.http.HttpRequest;
import io.sessionaudit.event.UserId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which page of the accounts is asked for.
 *
 * @param behind the cursor: the last account of the page before; absent for the first page
 * @param limit 1 to 200, 50 if nobody said
 */
record PageParameters(@Nullable UserId behind, int limit) {

  private static final int USUAL = 50;
  private static final int MOST = 200;
  private static final Set<String> KNOWN = Set.of("cursor", "limit");

  static PageParameters of(HttpRequest<?> request) {
    HttpParameters parameters = request.getParameters();
    if (!KNOWN.containsAll(parameters.names())) {
      throw new InvalidRequestException("This call takes cursor and limit.");
    }
    String cursor = one(parameters, "cursor");
    String limit = one(parameters, "limit");
    return new PageParameters(
        cursor == null ? null : cursor(cursor), limit == null ? USUAL : limit(limit));
  }

  private static @Nullable String one(HttpParameters parameters, String name) {
    List<String> values = parameters.getAll(name);
    if (values.size() > 1) {
      throw new InvalidRequestException("A parameter stands once.");
    }
    return values.isEmpty() ? null : values.getFirst();
  }

  private static UserId cursor(String text) {
    return Inputs.user(text)
        .orElseThrow(() -> new InvalidRequestException("cursor is the next of another page."));
  }

  private static int limit(String text) {
    if (!text.matches("[1-9][0-9]{0,2}") || Integer.parseInt(text) > MOST) {
      throw new InvalidRequestException("limit is 1 to 200.");
    }
    return Integer.parseInt(text);
  }
}
