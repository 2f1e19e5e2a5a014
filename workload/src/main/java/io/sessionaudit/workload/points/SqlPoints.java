package io.sessionaudit.workload.points;

import org.jspecify.annotations.Nullable;

/** Statements that the work of others hangs on, known by what their texts say. */
enum SqlPoints {
  APPEND(Point.APPEND_BEFORE_COMMIT, Point.APPEND_AFTER_COMMIT, "INSERT INTO auth.journal", ""),
  FLOOR(Point.FLOOR_BEFORE, Point.FLOOR_AFTER, "UPDATE auth.relay", "floor = greatest"),
  ROWS(Point.ROWS_BEFORE, Point.ROWS_AFTER, "UPDATE stream s SET version", ""),
  OFFSET(Point.OFFSET_BEFORE, Point.OFFSET_AFTER, "UPDATE projection_offset o SET next_offset", "");

  private final Point before;
  private final Point after;
  private final String text;
  private final String detail;

  SqlPoints(Point before, Point after, String text, String detail) {
    this.before = before;
    this.after = after;
    this.text = text;
    this.detail = detail;
  }

  static @Nullable SqlPoints of(String text) {
    for (SqlPoints statement : values()) {
      if (text.contains(statement.text) && text.contains(statement.detail)) {
        return statement;
      }
    }
    return null;
  }

  Point before() {
    return before;
  }

  Point after() {
    return after;
  }
}
