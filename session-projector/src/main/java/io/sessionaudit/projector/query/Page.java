package io.sessionaudit.projector.query;

import io.micronaut.serde.annotation.Serdeable;
import io.sessionaudit.guard.micronaut.contract.Says;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page, newest first.
 *
 * @param next the cursor of the next page; absent on the last one
 */
@Serdeable
record Page<T>(
    List<T> items,
    @Says("The cursor of the next page; absent on the last.") @Nullable String next) {

  /**
   * A page of rows.
   *
   * @param rows up to one more than the limit; the one more tells that there is a next page
   */
  static <R, T> Page<T> of(
      Cursor.Kind kind, int limit, List<R> rows, Function<R, Cursor> place, Function<R, T> item) {
    List<R> shown = rows.subList(0, Math.min(limit, rows.size()));
    String next = rows.size() > limit ? place.apply(shown.getLast()).text(kind) : null;
    return new Page<>(shown.stream().map(item).toList(), next);
  }
}
