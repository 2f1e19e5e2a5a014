package io.sessionaudit.workload.up;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where a process listens, as Linux tells it in {@code /proc} (proc_pid_net(5)). */
final class ListeningSockets {

  private static final String LISTENING = "0A";

  private ListeningSockets() {}

  /** The local addresses of its TCP sockets that listen. */
  static List<InetAddress> of(long pid) throws IOException {
    Path process = Path.of("/proc", String.valueOf(pid));
    Set<String> sockets = sockets(process);
    List<InetAddress> addresses = new ArrayList<>();
    for (String table : List.of("tcp", "tcp6")) {
      for (String line : Files.readAllLines(process.resolve("net").resolve(table))) {
        String[] column = line.strip().split("\\s+", -1);
        if (column[3].equals(LISTENING) && sockets.contains("socket:[" + column[9] + "]")) {
          addresses.add(address(column[1].substring(0, column[1].indexOf(':'))));
        }
      }
    }
    return addresses;
  }

  private static Set<String> sockets(Path process) throws IOException {
    try (Stream<Path> files = Files.list(process.resolve("fd"))) {
      return files.map(ListeningSockets::target).collect(Collectors.toSet());
    }
  }

  /** What a file descriptor stands for; one may be closed while we look. */
  private static String target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException _) {
      return "";
    }
  }

  /** The kernel writes words of 32 bits in the machine's own order. */
  private static InetAddress address(String hex) throws IOException {
    ByteBuffer words = ByteBuffer.wrap(HexFormat.of().parseHex(hex));
    ByteBuffer address = ByteBuffer.allocate(words.capacity());
    while (words.hasRemaining()) {
      address.putInt(words.order(ByteOrder.nativeOrder()).getInt());
    }
    return InetAddress.getByAddress(address.array());
  }
}
