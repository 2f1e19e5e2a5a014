package io.sessionaudit.auth.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.sessionaudit.auth.credential.ClientCredentials;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A service client's id and secret by HTTP Basic (RFC 6749 section 2.3.1, RFC 7617). */
final class ClientBasic {

  private static final String SCHEME = "basic ";
  private static final int LONGEST = 1024;
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,64}");

  private ClientBasic() {}

  static Optional<ClientCredentials> in(HttpRequest<?> request) {
    List<String> values = request.getHeaders().getAll(HttpHeaders.AUTHORIZATION);
    if (values.size() != 1
        || values.getFirst().length() > LONGEST
        || !values.getFirst().toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
      return Optional.empty();
    }
    try {
      return decode(values.getFirst().substring(SCHEME.length()).strip());
    } catch (IllegalArgumentException _) {
      return Optional.empty(); // neither base64 nor percent-encoded, so nobody's credentials
    }
  }

  private static Optional<ClientCredentials> decode(String base64) {
    String pair = new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    int colon = pair.indexOf(':');
    if (colon < 1) {
      return Optional.empty();
    }
    String id = URLDecoder.decode(pair.substring(0, colon), StandardCharsets.UTF_8);
    String secret = URLDecoder.decode(pair.substring(colon + 1), StandardCharsets.UTF_8);
    return isId(id) ? Optional.of(new ClientCredentials(id, secret)) : Optional.empty();
  }

  /** Whether a client could have that id. */
  static boolean isId(String text) {
    return ID.matcher(text).matches();
  }
}
