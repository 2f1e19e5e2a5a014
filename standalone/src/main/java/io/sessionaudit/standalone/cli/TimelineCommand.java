package io.sessionaudit.standalone.cli;

import io.sessionaudit.json.Fields;
import io.sessionaudit.standalone.client.EventPages;
import io.sessionaudit.standalone.client.Json;
import io.sessionaudit.standalone.client.SignedIn;
import io.sessionaudit.standalone.platform.PlatformException;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints what happened to one user, as the auditor of the platform may see it. */
@Command(name = "timeline", description = "Print what happened to one user, oldest first.")
final class TimelineCommand implements Callable<Integer> {

  @Mixin private final ServiceOptions services = new ServiceOptions();

  @Option(
      names = "--user",
      required = true,
      paramLabel = "NAME|ID",
      description = "The user, by whole name or by id.")
  private String user = "";

  @Option(
      names = "--limit",
      defaultValue = "200",
      description = "The newest events, at most so many (default: ${DEFAULT-VALUE}).")
  private int limit = 200;

  @Option(names = "--json", description = "Pages of the read API, one a line, newest first.")
  private boolean json;

  private final PrintStream out;

  TimelineCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    try (SignedIn reader = SignedIn.as(services.credentials("auditor"), services.endpoints())) {
      print(EventPages.newest(reader, id(reader), limit));
    }
    return 0;
  }

  private String id(SignedIn reader) {
    if (isId(user)) {
      return user;
    }
    String name = URLEncoder.encode(user, StandardCharsets.UTF_8);
    List<Fields> found = Json.read(reader.read("/users?name=" + name)).objects("items");
    if (found.isEmpty()) {
      throw new PlatformException("There is no user with this name.");
    }
    return found.getFirst().text("id");
  }

  private static boolean isId(String text) {
    try {
      return UUID.fromString(text).toString().equals(text);
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private void print(List<String> pages) {
    if (json) {
      pages.forEach(out::println);
      return;
    }
    List<String> lines = new ArrayList<>();
    for (String page : pages) {
      Json.read(page).objects("items").forEach(event -> lines.add(TimelineLine.of(event)));
    }
    lines.reversed().forEach(out::println);
  }
}
