package io.sessionaudit.testkit;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks a Docker engine through its socket, and never waits long for the answer. */
final class DockerEngine {

  private final Path socket;
  private final Duration patience;

  DockerEngine(Path socket, Duration patience) {
    this.socket = socket;
    this.patience = patience;
  }

  /** Whether the engine answers in time and has the image; nothing is pulled. */
  boolean hasImage(String name) {
    CompletableFuture<Boolean> answer = new CompletableFuture<>();
    Thread question = Thread.startVirtualThread(() -> answer.complete(ask(name)));
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      question.interrupt();
      return false;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private boolean ask(String name) {
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(socket));
      channel.write(ascii("GET /images/" + name + "/json HTTP/1.0\r\nHost: docker\r\n\r\n"));
      ByteBuffer status = ByteBuffer.allocate(12);
      while (status.hasRemaining() && channel.read(status) >= 0) {
        // a socket may hand out less than was asked for
      }
      return new String(status.array(), StandardCharsets.US_ASCII).endsWith(" 200");
    } catch (IOException | UnsupportedOperationException _) {
      return false;
    }
  }

  private static ByteBuffer ascii(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
  }
}
