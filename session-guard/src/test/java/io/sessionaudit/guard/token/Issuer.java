package io.sessionaudit.guard.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import io.sessionaudit.event.SessionId;
import io.sessionaudit.event.UserId;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Signs access tokens as the real issuer does, and as nobody should. */
public final class Issuer {

  public static final String NAME = "https://auth.example.test";
  public static final String AUDIENCE = "notes-api";
  public static final String FINGERPRINT = "nE1ZWXbF1S5OdPbwGJcxCW8Zk3nLbQbPbgK0gB1nqkE";
  public static final UserId USER = UserId.of("0190d3b4-0000-7000-8000-000000000001");
  public static final SessionId SESSION = SessionId.of("0190d3b4-0000-7000-8000-00000000000a");

  private final ECKey key;

  private Issuer(ECKey key) {
    this.key = key;
  }

  public static Issuer withKey(String kid) {
    try {
      return new Issuer(new ECKeyGenerator(Curve.P_256).keyID(kid).generate());
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  public ECKey key() {
    return key;
  }

  public String keySet() {
    return new JWKSet(key).toString();
  }

  public VerificationKeys keys() {
    return kid -> kid.equals(key.getKeyID()) ? publicKey() : null;
  }

  ECPublicKey publicKey() {
    try {
      return Es256.prepared(key.toECPublicKey());
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  JWSHeader.Builder header() {
    return new JWSHeader.Builder(JWSAlgorithm.ES256)
        .type(new JOSEObjectType("at+jwt"))
        .keyID(key.getKeyID());
  }

  /** A token of 15 minutes, issued at the given time, with changes. */
  public String token(Instant now, Consumer<JWTClaimsSet.Builder> changes) {
    return sign(header().build(), claims(now, changes).toString());
  }

  public static JWTClaimsSet claims(Instant now, Consumer<JWTClaimsSet.Builder> changes) {
    JWTClaimsSet.Builder claims =
        new JWTClaimsSet.Builder()
            .issuer(NAME)
            .audience(List.of("other-api", AUDIENCE))
            .subject(USER.toString())
            .claim("sid", SESSION.toString())
            .jwtID(SESSION + ".3")
            .issueTime(Date.from(now))
            .notBeforeTime(Date.from(now))
            .expirationTime(Date.from(now.plusSeconds(900)))
            .claim("epoch", 5)
            .claim("authz", 2)
            .claim("realm", 1)
            .claim("roles", List.of("user", "security"))
            .claim("acr", "1")
            .claim("amr", List.of("pwd"))
            .claim("auth_time", now.getEpochSecond())
            .claim("fgp", Fingerprint.hash(FINGERPRINT));
    changes.accept(claims);
    return claims.build();
  }

  String sign(JWSHeader header, String payload) {
    return sign(header, payload, null);
  }

  String sign(JWSHeader header, String payload, @Nullable JWSSigner signer) {
    try {
      JWSObject object = new JWSObject(header, new Payload(payload));
      object.sign(signer == null ? new ECDSASigner(key) : signer);
      return object.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Another user, another session. */
  public static String fresh() {
    return UUID.randomUUID().toString();
  }
}
