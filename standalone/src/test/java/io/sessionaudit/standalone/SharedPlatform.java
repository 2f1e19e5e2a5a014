package io.sessionaudit.standalone;

import io.sessionaudit.standalone.platform.DataFolder;
import io.sessionaudit.standalone.platform.Endpoints;
import io.sessionaudit.standalone.platform.Platform;
import io.sessionaudit.standalone.platform.Progress;
import io.sessionaudit.standalone.platform.UpSettings;
import io.sessionaudit.testkit.TestFolders;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One running platform for all test classes that stop nothing: a parameter of type {@link
 * SharedPlatform.Started}. It starts when the first one asks and ends after the last test.
 */
public final class SharedPlatform implements ParameterResolver {

  private static final ExtensionContext.Namespace OWN =
      ExtensionContext.Namespace.create(SharedPlatform.class);

  /**
   * A platform that runs in this JVM.
   *
   * @param data its folder, called {@code data}
   */
  public record Started(DataFolder data, Endpoints endpoints, Platform platform)
      implements AutoCloseable {

    private static Started start() {
      DataFolder data = new DataFolder(TestFolders.fresh("shared").resolve("data"));
      PrintStream silent =
          new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
      Platform platform =
          new Platform(
              new UpSettings(data, "127.0.0.1", FreePlatform.ports(), List.of()),
              Main.services(),
              new Progress(silent, false));
      try {
        return new Started(data, platform.start(), platform);
      } catch (RuntimeException failure) {
        platform.close();
        throw failure;
      }
    }

    @Override
    public void close() {
      platform.close();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    return parameter.getParameter().getType() == Started.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
    return test.getRoot()
        .getStore(OWN)
        .getOrComputeIfAbsent(Started.class, _ -> Started.start(), Started.class);
  }
}
