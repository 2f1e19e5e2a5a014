package io.sessionaudit.standalone.client;

import io.sessionaudit.json.Fields;
import java.nio.charset.StandardCharsets;

/** JSON text that came over HTTP. */
public final class Json {

  private Json() {}

  /** The object that the text says. */
  public static Fields read(String text) {
    return Fields.read(text.getBytes(StandardCharsets.UTF_8));
  }
}
