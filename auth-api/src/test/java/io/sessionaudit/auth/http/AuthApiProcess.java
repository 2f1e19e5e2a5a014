package io.sessionaudit.auth.http;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.sessionaudit.auth.AuthApi;
import io.sessionaudit.testkit.ChildProcess;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** An auth API in a process of its own; settings come as {@code name=value}. */
final class AuthApiProcess implements AutoCloseable {

  private static final String LISTENING = "listening at ";

  private final ChildProcess process;
  private final URI url;

  private AuthApiProcess(ChildProcess process, URI url) {
    this.process = process;
    this.url = url;
  }

  public static void main(String[] arguments) {
    Map<String, Object> settings = new HashMap<>();
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      settings.put(argument.substring(0, equals), argument.substring(equals + 1));
    }
    ApplicationContext context = AuthApi.start(settings);
    System.out.println(LISTENING + context.getBean(EmbeddedServer.class).getURI());
  }

  static AuthApiProcess start(Map<String, Object> settings) {
    ChildProcess process =
        ChildProcess.java(
            AuthApiProcess.class,
            settings.entrySet().stream()
                .map(it -> it.getKey() + "=" + it.getValue())
                .toArray(String[]::new));
    String line = process.awaitLine(LISTENING);
    return new AuthApiProcess(
        process, URI.create(line.substring(line.indexOf(LISTENING) + LISTENING.length()).strip()));
  }

  URI url() {
    return url;
  }

  void kill() {
    process.kill();
  }

  @Override
  public void close() {
    process.close();
  }
}
