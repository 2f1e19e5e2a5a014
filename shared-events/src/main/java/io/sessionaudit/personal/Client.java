package io.sessionaudit.personal;

import io.sessionaudit.json.Fields;
import io.sessionaudit.json.JsonText;
import org.jspecify.annotations.Nullable;

/**
 * The personal values of an event, in the clear. Only ever in memory: what is stored is {@link
 * UserKey#seal sealed}.
 *
 * @param ip canonical text of the address
 * @param userAgent cut at 512 characters
 * @param username as its owner writes it
 */
public record Client(@Nullable String ip, @Nullable String userAgent, @Nullable String username) {

  byte[] bytes() {
    return JsonText.write(
        json -> json.text("ip", ip).text("userAgent", userAgent).text("username", username));
  }

  static Client read(byte[] bytes) {
    Fields fields = Fields.read(bytes);
    return new Client(
        fields.textOrNull("ip"), fields.textOrNull("userAgent"), fields.textOrNull("username"));
  }

  /** Personal values stay out of logs. */
  @Override
  public String toString() {
    return "***";
  }
}
