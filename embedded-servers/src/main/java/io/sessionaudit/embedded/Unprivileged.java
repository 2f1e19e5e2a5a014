package io.sessionaudit.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a program is started that refuses to run as root. A user namespace is enough where the kernel
 * gives one; otherwise the program runs as {@code nobody} and is given the folder.
 */
enum Unprivileged {
  /** The user is not root. */
  AS_IS(""),
  /** Root that is nobody inside: files stay root's. */
  NAMESPACE("unshare -U"),
  /** Really nobody (65534). */
  NOBODY("setpriv --reuid=65534 --regid=65534 --clear-groups");

  private final String prefix;

  Unprivileged(String prefix) {
    this.prefix = prefix;
  }

  /**
   * The first way that is open here.
   *
   * @throws EmbeddedServerException if this is root and neither way is open
   */
  static Unprivileged choose(Path output) {
    return open(output).stream()
        .findFirst()
        .orElseThrow(() ->
            new EmbeddedServerException(
                "PostgreSQL does not run as root, and neither unshare nor setpriv works here; "
                    + "start as another user.",
                null));
  }

  /** The ways that are open to this user on this machine, the best one first. */
  static List<Unprivileged> open(Path output) {
    if (!"root".equals(System.getProperty("user.name"))) {
      return List.of(AS_IS);
    }
    return Stream.of(NAMESPACE, NOBODY)
        .filter(it -> Programs.succeeds(output, it.command(List.of("true"))))
        .toList();
  }

  List<String> command(List<String> program) {
    Stream<String> way = Stream.of(prefix.split(" ")).filter(it -> !it.isEmpty());
    return Stream.concat(way, program.stream()).toList();
  }

  /**
   * Gives the folder to the user that the program runs as.
   *
   * @throws EmbeddedServerException if that user cannot reach it
   */
  void own(Path folder, Path output) {
    if (this != NOBODY) {
      return;
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.toList()) {
        Files.setAttribute(path, "unix:uid", 65534, LinkOption.NOFOLLOW_LINKS);
        Files.setAttribute(path, "unix:gid", 65534, LinkOption.NOFOLLOW_LINKS);
      }
    } catch (IOException failure) {
      throw new EmbeddedServerException("Cannot give " + folder + " to nobody", failure);
    }
    if (!Programs.succeeds(output, command(List.of("test", "-x", folder.toString())))) {
      throw new EmbeddedServerException(
          "PostgreSQL has to run as the user nobody here, who may not enter "
              + folder
              + "; choose a data folder in a place that every user may pass through.",
          null);
    }
  }
}
