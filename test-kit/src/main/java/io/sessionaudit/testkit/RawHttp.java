package io.sessionaudit.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * Sends bytes that no HTTP library would send: one request, one connection. Texts are ISO 8859-1,
 * so every byte can be said.
 */
public final class RawHttp {

  private static final int PATIENCE_MILLIS = 60_000;

  private RawHttp() {}

  /**
   * What came back.
   *
   * @param status 0 if the connection was closed without an answer
   * @param head status line and headers
   */
  public record Reply(int status, String head, String body) {

    /** The values of a header, in their order. */
    public List<String> header(String name) {
      String start = name.toLowerCase(Locale.ROOT) + ":";
      return head.lines()
          .filter(it -> it.toLowerCase(Locale.ROOT).startsWith(start))
          .map(it -> it.substring(start.length()).strip())
          .toList();
    }
  }

  /** Sends a request line, headers and a body as they are, and {@code Host} and length with it. */
  public static Reply send(URI server, String requestLine, List<String> headers, byte[] body) {
    StringBuilder head = new StringBuilder(requestLine).append("\r\n");
    head.append("Host: ").append(server.getAuthority()).append("\r\nConnection: close\r\n");
    headers.forEach(it -> head.append(it).append("\r\n"));
    if (body.length > 0) {
      head.append("Content-Length: ").append(body.length).append("\r\n");
    }
    head.append("\r\n");
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      write(socket.getOutputStream(), head.toString().getBytes(StandardCharsets.ISO_8859_1), body);
      return reply(socket.getInputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A server that has refused already need not read the rest. */
  private static void write(OutputStream out, byte[] head, byte[] body) throws IOException {
    out.write(head);
    try {
      out.write(body);
      out.flush();
    } catch (SocketException _) {
      // its answer is what counts
    }
  }

  private static Reply reply(InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      in.transferTo(bytes);
    } catch (SocketException _) {
      // closed by the server, behind its answer
    }
    String text = bytes.toString(StandardCharsets.UTF_8);
    int end = text.indexOf("\r\n\r\n");
    if (end < 0) {
      return new Reply(0, text, "");
    }
    return new Reply(
        Integer.parseInt(text.split(" ", 3)[1]), text.substring(0, end), text.substring(end + 4));
  }
}
