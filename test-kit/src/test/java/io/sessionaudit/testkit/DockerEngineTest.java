package io.sessionaudit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DockerEngineTest {

  private Path socket;
  private ServerSocketChannel engine;

  @BeforeEach
  void listen() throws IOException {
    // A socket's path must be short; a module's target folder may not be.
    socket = Files.createTempDirectory("docker").resolve("sock");
    engine = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    engine.bind(UnixDomainSocketAddress.of(socket));
  }

  @AfterEach
  void close() throws IOException {
    engine.close();
    Files.deleteIfExists(socket);
    Files.delete(socket.getParent());
  }

  @Test
  void hasTheImageThatItDescribes() {
    answer("HTTP/1.0 200 OK\r\n\r\n{}");

    assertThat(hasImage(Duration.ofMinutes(1))).isTrue();
  }

  @Test
  void hasNotTheImageThatItDoesNotKnow() {
    answer("HTTP/1.0 404 Not Found\r\n\r\n{}");

    assertThat(hasImage(Duration.ofMinutes(1))).isFalse();
  }

  @Test
  void countsAsAbsentWhenItDoesNotAnswerInTime() {
    assertThat(hasImage(Duration.ofMillis(50))).isFalse();
  }

  @Test
  void countsAsAbsentWhenThereIsNoSocket() {
    assertThat(new DockerEngine(Path.of("/nowhere"), Duration.ofMinutes(1)).hasImage("a"))
        .isFalse();
  }

  private boolean hasImage(Duration patience) {
    return new DockerEngine(socket, patience).hasImage("postgres:18");
  }

  /**
   * Answers as a server does: a question that is cut off before its end is a broken pipe for
   * whoever asks.
   */
  private void answer(String text) {
    Thread.startVirtualThread(() -> {
      try (SocketChannel caller = engine.accept()) {
        readQuestion(caller);
        caller.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
      } catch (IOException failure) {
        throw new IllegalStateException(failure);
      }
    });
  }

  private static void readQuestion(SocketChannel caller) throws IOException {
    StringBuilder question = new StringBuilder();
    ByteBuffer some = ByteBuffer.allocate(256);
    while (question.indexOf("\r\n\r\n") < 0 && caller.read(some) >= 0) {
      question.append(StandardCharsets.US_ASCII.decode(some.flip()));
      some.clear();
    }
  }
}
