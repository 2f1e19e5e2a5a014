package io.sessionaudit.standalone.cli;

import io.sessionaudit.embedded.FolderLock;
import io.sessionaudit.json.JsonText;
import io.sessionaudit.standalone.platform.DataFolder;
import io.sessionaudit.standalone.platform.Endpoints;
import io.sessionaudit.standalone.platform.Readiness;
import io.sessionaudit.standalone.platform.Readiness.Answer;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says what serves. */
@Command(name = "status", description = "Say which services are ready; exit code 1 if one is not.")
final class StatusCommand implements Callable<Integer> {

  @Mixin private final DataOption data = new DataOption();

  @Option(names = "--json", description = "One JSON object instead of text.")
  private boolean json;

  private final PrintStream out;

  StatusCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    DataFolder folder = data.folder();
    if (FolderLock.holder(folder.root()).isEmpty()) {
      print(false, Map.of());
      return 1;
    }
    Map<String, Answer> services = new Readiness(Endpoints.of(folder)).ask();
    print(true, services);
    return services.values().stream().allMatch(Answer::ready) ? 0 : 1;
  }

  private void print(boolean running, Map<String, Answer> services) {
    if (json) {
      out.println(new String(asJson(running, services), StandardCharsets.UTF_8));
    } else if (running) {
      services.forEach((name, answer) ->
          out.printf(
              Locale.ROOT,
              "%-18s %s%n",
              name,
              answer.ready() ? "ready" : "not ready: " + String.join("; ", answer.reasons())));
    } else {
      out.println("not running");
    }
  }

  private static byte[] asJson(boolean running, Map<String, Answer> services) {
    return JsonText.write(object -> {
      object.flag("running", running);
      object.object(
          "ready", it -> services.forEach((name, answer) -> it.flag(name, answer.ready())));
    });
  }
}
