package io.sessionaudit.projector.table;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * A record's headers in one value, so that any header can be kept: the number of headers, then for
 * each one the length and the UTF-8 bytes of its name, the length of its value (-1 for none) and
 * the value. Lengths are 4 bytes in network order.
 */
public final class ParkedHeaders {

  private ParkedHeaders() {}

  public static byte[] write(Headers headers) {
    Header[] all = headers.toArray();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(all.length);
      for (Header header : all) {
        part(out, header.key().getBytes(StandardCharsets.UTF_8));
        part(out, header.value());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return bytes.toByteArray();
  }

  /** What {@link #write} wrote. */
  public static Headers read(byte[] bytes) {
    Headers headers = new RecordHeaders();
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int count = in.readInt();
      for (int i = 0; i < count; i++) {
        String name = new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
        int length = in.readInt();
        headers.add(name, length < 0 ? null : in.readNBytes(length));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory", e);
    }
    return headers;
  }

  private static void part(DataOutputStream out, byte @Nullable [] part) throws IOException {
    out.writeInt(part == null ? -1 : part.length);
    if (part != null) {
      out.write(part);
    }
  }
}
