package io.sessionaudit.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * What was written once must be readable for ever: one file for each form of each (type, revision).
 * A file holds the key, the record's timestamp, the headers in their order, an empty line and the
 * data. Files are added, never changed.
 */
final class ApprovedFiles {

  private static final Path FOLDER = Path.of("src", "test", "resources", "approved");

  private ApprovedFiles() {}

  static List<String> names() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(it -> it.getFileName().toString())
          .map(it -> it.substring(0, it.length() - ".txt".length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The file's text, or an empty one if there is no such file. */
  static String text(String name) {
    Path file = FOLDER.resolve(name + ".txt");
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String data(String name) {
    String text = text(name);
    return text.substring(text.indexOf("\n\n") + 2).strip();
  }

  /** The record that the file says, to be read again. */
  static ProducerRecord<byte[], byte[]> read(String name) {
    Headers headers = new RecordHeaders();
    String key = "";
    for (String line : text(name).lines().takeWhile(it -> !it.isEmpty()).toList()) {
      String header = line.substring(0, line.indexOf(": "));
      String value = line.substring(line.indexOf(": ") + 2);
      switch (header) {
        case "key" -> key = value;
        case "timestamp" -> {}
        default -> headers.add(header, value.getBytes(StandardCharsets.UTF_8));
      }
    }
    return new ProducerRecord<>("approved", null, null, utf8(key), utf8(data(name)), headers);
  }

  /** The text that the file of this record has. */
  static String render(ProducerRecord<byte[], byte[]> written) {
    StringBuilder text = new StringBuilder();
    text.append("key: ").append(new String(written.key(), StandardCharsets.UTF_8)).append('\n');
    text.append("timestamp: ").append(written.timestamp()).append('\n');
    for (Header header : written.headers()) {
      text.append(header.key()).append(": ");
      text.append(new String(header.value(), StandardCharsets.UTF_8)).append('\n');
    }
    text.append('\n').append(new String(written.value(), StandardCharsets.UTF_8)).append('\n');
    return text.toString();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
