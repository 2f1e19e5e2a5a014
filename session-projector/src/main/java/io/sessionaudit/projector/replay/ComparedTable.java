package io.sessionaudit.projector.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table on which two folds of the same log must agree, row by row.
 *
 * @param columns all but the computed search columns
 * @param key its primary key
 */
record ComparedTable(String table, String columns, List<KeyPart> key) {

  private static final String EVENTS = "audit_event";

  /** The tables whose digests two installations may compare. */
  static final List<ComparedTable> PUBLIC =
      List.of(
          of(
              "session",
              "user_id, session_id, epoch, realm, generation, created_at, last_used_at,"
                  + " idle_expires_at, absolute_expires_at, browser, os, device_class,"
                  + " client_sealed, client_event, end_status, end_reason, end_event, end_at,"
                  + " end_position",
              KeyPart.id("user_id"),
              KeyPart.id("session_id")),
          of("account", "*", KeyPart.id("user_id")),
          of("revocation", "*", KeyPart.text("stream"), KeyPart.number("version")),
          of(
              EVENTS,
              "*",
              KeyPart.time("occurred_at"),
              KeyPart.id("event_id"),
              KeyPart.number("kafka_partition"),
              KeyPart.number("kafka_offset")),
          of("anomaly", "*", KeyPart.id("user_id"), KeyPart.id("event_id")));

  /** These, and the bookkeeping that decides what is folded next. */
  static final List<ComparedTable> ALL =
      Stream.concat(PUBLIC.stream(), Stream.of(of("stream", "*", KeyPart.text("name")))).toList();

  private static ComparedTable of(String table, String columns, KeyPart... key) {
    return new ComparedTable(table, columns, List.of(key));
  }

  /** All rows, in the order of the key. */
  String rows() {
    return "SELECT " + columns + " FROM " + table + " ORDER BY " + order();
  }

  /** No row, but the columns' names. */
  String noRows() {
    return "SELECT " + columns + " FROM " + table + " LIMIT 0";
  }

  /** What a row is sorted by, then these columns as text, in the order of the key. */
  String texts(List<String> names) {
    List<String> selected = new ArrayList<>();
    key.forEach(part -> selected.add(part.sorted()));
    names.forEach(name -> selected.add(text(name)));
    return "SELECT " + String.join(", ", selected) + " FROM " + table + " ORDER BY " + order();
  }

  /** The bytes of an event are told apart by their hash: what they say is sealed or long. */
  private String text(String column) {
    return table.equals(EVENTS) && column.equals("data")
        ? "'sha256 ' || encode(sha256(data), 'hex')"
        : column + "::text";
  }

  private String order() {
    return key.stream().map(KeyPart::order).collect(Collectors.joining(", "));
  }
}
