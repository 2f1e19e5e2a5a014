package io.sessionaudit.testkit;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Many requests over one connection, the next ones before the answers to the last (RFC 9112 section
 * 9.3.2): a test that sends ten thousand is busy with the server, not with a client.
 */
public final class Pipeline {

  private static final int AT_ONCE = 50;
  private static final int PATIENCE_MILLIS = 60_000;

  private Pipeline() {}

  /**
   * Sends requests without bodies and returns the statuses in their order.
   *
   * @param heads request line and headers of each, in lines, without {@code Host} and length
   */
  public static List<Integer> send(URI server, List<String> heads) {
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      InputStream in = new BufferedInputStream(socket.getInputStream());
      List<Integer> statuses = new ArrayList<>();
      for (int from = 0; from < heads.size(); from += AT_ONCE) {
        List<String> some = heads.subList(from, Math.min(heads.size(), from + AT_ONCE));
        StringBuilder text = new StringBuilder();
        some.forEach(it -> text.append(request(server, it)));
        socket.getOutputStream().write(text.toString().getBytes(StandardCharsets.ISO_8859_1));
        for (int i = 0; i < some.size(); i++) {
          statuses.add(status(in));
        }
      }
      return statuses;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String request(URI server, String head) {
    return head.replace("\n", "\r\n")
        + "\r\nHost: "
        + server.getAuthority()
        + "\r\nContent-Length: 0\r\n\r\n";
  }

  private static int status(InputStream in) throws IOException {
    String head = head(in);
    String length =
        head.lines()
            .map(it -> it.toLowerCase(Locale.ROOT))
            .filter(it -> it.startsWith("content-length:"))
            .map(it -> it.substring(15).strip())
            .findFirst()
            .orElseThrow(() -> new IOException("an answer of unknown length: " + head));
    in.skipNBytes(Integer.parseInt(length));
    return Integer.parseInt(head.split(" ", 3)[1]);
  }

  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int ends = 0;
    while (ends < 4) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException("the server hung up");
      }
      bytes.write(next);
      ends = next == "\r\n\r\n".charAt(ends) ? ends + 1 : next == '\r' ? 1 : 0;
    }
    return bytes.toString(StandardCharsets.ISO_8859_1);
  }
}
