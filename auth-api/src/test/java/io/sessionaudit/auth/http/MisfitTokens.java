package io.sessionaudit.auth.http;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Tokens that the platform's own key has signed and that are no access tokens for this service:
 * made for something else, for somebody else, at another time, or not complete (RFC 8725 sections
 * 3.8 to 3.12, RFC 9068 section 4).
 */
final class MisfitTokens {

  private final Map<String, String> signed = new LinkedHashMap<>();
  private final JWTClaimsSet live;
  private final ECKey key;

  private MisfitTokens(RunningAuthApi api, String live) throws IOException, ParseException {
    this.live = SignedJWT.parse(live).getJWTClaimsSet();
    Path keys = Path.of(String.valueOf(api.settings().get("session-audit.keys-dir")));
    this.key =
        JWKSet.parse(Files.readString(keys.resolve("signing.jwks"))).getKeys().getFirst().toECKey();
  }

  /** By what is wrong with them. */
  static Map<String, String> of(RunningAuthApi api, String live) {
    try {
      MisfitTokens tokens = new MisfitTokens(api, live);
      tokens.ofAnotherKind();
      tokens.withOtherClaims();
      return tokens.signed;
    } catch (IOException | JOSEException | ParseException e) {
      throw new IllegalStateException(e);
    }
  }

  private JWSHeader.Builder header() {
    return new JWSHeader.Builder(JWSAlgorithm.ES256)
        .type(new JOSEObjectType("at+jwt"))
        .keyID(key.getKeyID());
  }

  private void sign(String what, JWSHeader header, JWTClaimsSet claims) throws JOSEException {
    JWSObject token = new JWSObject(header, new Payload(claims.toString()));
    token.sign(new ECDSASigner(key));
    signed.put(what, token.serialize());
  }

  private void ofAnotherKind() throws JOSEException {
    for (String type : List.of("JWT", "rt+jwt", "logout+jwt", "dpop+jwt")) {
      sign("typ " + type, header().type(new JOSEObjectType(type)).build(), live);
    }
    sign("no typ", header().type(null).build(), live);
    sign("no kid", header().keyID(null).build(), live);
    sign("crit", header().customParam("x", 1).criticalParams(Set.of("x")).build(), live);
  }

  private void withOtherClaims() throws JOSEException {
    changed("aud of others", it -> it.audience("another-service"));
    changed("iss of others", it -> it.issuer("http://localhost:8080/"));
    changed("not yet", it -> it.notBeforeTime(in(600)));
    changed("made later", it -> it.issueTime(in(600)));
    changed("another session's id", it -> it.jwtID(UUID.randomUUID() + ".1"));
    changed("epoch as text", it -> it.claim("epoch", "1"));
    for (String name : live.getClaims().keySet()) {
      changed("without " + name, it -> it.claim(name, null));
    }
  }

  private void changed(String what, Consumer<JWTClaimsSet.Builder> change) throws JOSEException {
    JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder(live);
    change.accept(claims);
    sign(what, header().build(), claims.build());
  }

  private static Date in(int seconds) {
    return Date.from(Instant.now().plusSeconds(seconds));
  }
}
