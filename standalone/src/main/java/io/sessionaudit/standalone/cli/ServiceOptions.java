package io.sessionaudit.standalone.cli;

import io.sessionaudit.standalone.platform.Endpoints;
import io.sessionaudit.standalone.platform.PlatformException;
import io.sessionaudit.standalone.platform.PropertiesFile;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where the services of a platform are, and what the first start has left for people. */
final class ServiceOptions {

  @Mixin private final DataOption data = new DataOption();

  @Option(
      names = "--auth-url",
      paramLabel = "URL",
      description = "auth-api, if it was not started by: session-audit up")
  private @Nullable URI auth;

  @Option(
      names = "--projector-url",
      paramLabel = "URL",
      description = "session-projector, likewise.")
  private @Nullable URI projector;

  @Option(
      names = "--credentials",
      paramLabel = "DIR",
      description = "Folder of the first accounts, likewise (session-audit.credentials-dir).")
  private @Nullable Path credentials;

  /** Of auth-api and session-projector; the rest only if they were started by this program. */
  Endpoints endpoints() {
    if (auth == null && projector == null) {
      return Endpoints.of(data.folder());
    }
    if (auth == null || projector == null) {
      throw new PlatformException("Name both or none: --auth-url and --projector-url.");
    }
    return new Endpoints(auth, projector, URI.create("http://localhost"), "", "");
  }

  /** {@code username} and {@code password} of one of those whom the first start has made. */
  Map<String, String> credentials(String name) {
    Path folder = credentials == null ? data.folder().credentials() : credentials;
    return PropertiesFile.read(folder.resolve(name + ".properties"));
  }
}
