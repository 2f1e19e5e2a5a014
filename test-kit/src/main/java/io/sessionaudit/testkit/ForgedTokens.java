package io.sessionaudit.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.impl.ECDSA;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.text.ParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What others fell for (RFC 8725, and the public advisories on JWT libraries), made from a live
 * ES256 token by somebody who knows that token and the public key, and nothing else. Each of them
 * says all that the live one says, and none may count.
 */
public final class ForgedTokens {

  private static final URI NOWHERE = URI.create("http://127.0.0.1:1/keys");

  private final Map<String, String> forged = new LinkedHashMap<>();
  private final String live;
  private final SignedJWT read;
  private final ECKey ours;
  private final ECKey thief;

  private ForgedTokens(String live, ECKey ours) throws JOSEException, ParseException {
    this.live = live;
    this.read = SignedJWT.parse(live);
    this.ours = ours.toPublicJWK();
    this.thief = new ECKeyGenerator(Curve.P_256).keyID(ours.getKeyID()).generate();
  }

  /**
   * By what was done to them.
   *
   * @param publicKeys the issuer's key set (RFC 7517); its first key has signed the token
   */
  public static Map<String, String> of(String live, String publicKeys) {
    try {
      ECKey key = JWKSet.parse(publicKeys).getKeys().getFirst().toECKey();
      ForgedTokens forging = new ForgedTokens(live, key);
      forging.unsigned();
      forging.confused();
      forging.keysBroughtAlong();
      forging.signatures();
      forging.wrappers();
      return forging.forged;
    } catch (JOSEException | ParseException e) {
      throw new IllegalStateException(e);
    }
  }

  private String payload() {
    return read.getPayload().toString();
  }

  private String signed() {
    return live.substring(0, live.lastIndexOf('.') + 1);
  }

  private JWSHeader.Builder header() {
    return new JWSHeader.Builder(JWSAlgorithm.ES256)
        .type(new JOSEObjectType("at+jwt"))
        .keyID(ours.getKeyID());
  }

  private static String sign(JWSHeader header, String payload, JWSSigner signer)
      throws JOSEException {
    JWSObject token = new JWSObject(header, new Payload(payload));
    token.sign(signer);
    return token.serialize();
  }

  private void unsigned() {
    for (String alg : List.of("none", "None", "NONE", "nOnE")) {
      String header =
          "{\"alg\":\"%s\",\"typ\":\"at+jwt\",\"kid\":\"%s\"}".formatted(alg, ours.getKeyID());
      String body = Base64URL.encode(header) + "." + Base64URL.encode(payload()) + ".";
      forged.put("alg " + alg, body);
      forged.put("alg " + alg + " with a signature", body + read.getSignature());
    }
    forged.put("stripped", signed());
    forged.put("stripped with its dot", signed().substring(0, signed().length() - 1));
  }

  /** The public key is known to everybody, so it must never be taken for a secret. */
  private void confused() throws JOSEException {
    Map<String, byte[]> secrets =
        Map.of(
            "JSON", ours.toJSONString().getBytes(UTF_8),
            "DER", ours.toECPublicKey().getEncoded(),
            "x", ours.getX().decode());
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.HS256)
            .type(new JOSEObjectType("at+jwt"))
            .keyID(ours.getKeyID())
            .build();
    for (Map.Entry<String, byte[]> secret : secrets.entrySet()) {
      forged.put(
          "HS256 with the public key as " + secret.getKey(),
          sign(header, payload(), new MACSigner(secret.getValue())));
    }
  }

  private void keysBroughtAlong() throws JOSEException {
    JWSSigner signer = new ECDSASigner(thief);
    forged.put("jwk", sign(header().jwk(thief.toPublicJWK()).build(), payload(), signer));
    forged.put("jku", sign(header().jwkURL(NOWHERE).build(), payload(), signer));
    forged.put("x5u", sign(header().x509CertURL(NOWHERE).build(), payload(), signer));
    forged.put(
        "x5c",
        sign(
            header().x509CertChain(List.of(Base64.encode("a certificate"))).build(),
            payload(),
            signer));
    for (String kid :
        List.of("../../../../dev/null", "signing.jwks", "' OR '1'='1", "x' UNION SELECT 'y", "")) {
      forged.put("kid " + kid, sign(header().keyID(kid).build(), payload(), signer));
    }
    forged.put("no kid", sign(header().keyID(null).build(), payload(), signer));
    forged.put("another issuer's key", sign(header().build(), payload(), signer));
  }

  private void signatures() throws JOSEException {
    byte[] raw = read.getSignature().decode();
    byte[] order = new byte[64];
    order[63] = 1;
    forged.put("r = s = 0", signed() + Base64URL.encode(new byte[64]));
    forged.put("r = 0, s = 1", signed() + Base64URL.encode(order));
    forged.put("DER", signed() + Base64URL.encode(ECDSA.transcodeSignatureToDER(raw)));
    forged.put("another spelling", live.substring(0, live.length() - 1) + neighbour(live));
    forged.put("padded", live + "==");
  }

  /** The last character of 64 bytes holds four bits that do not count. */
  private static char neighbour(String token) {
    String digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    return digits.charAt(digits.indexOf(token.charAt(token.length() - 1)) + 1);
  }

  private void wrappers() throws JOSEException {
    String none = Base64URL.encode("{\"alg\":\"none\"}") + "." + Base64URL.encode(payload()) + ".";
    for (String inside : List.of(none, payload(), live)) {
      JWEObject wrapped =
          new JWEObject(
              new JWEHeader.Builder(JWEAlgorithm.ECDH_ES, EncryptionMethod.A128GCM)
                  .type(new JOSEObjectType("at+jwt"))
                  .contentType("JWT")
                  .keyID(ours.getKeyID())
                  .build(),
              new Payload(inside));
      wrapped.encrypt(new ECDHEncrypter(ours.toECPublicKey()));
      forged.put("encrypted " + inside.length(), wrapped.serialize());
    }
    String password =
        "{\"alg\":\"PBES2-HS512+A256KW\",\"enc\":\"A128GCM\",\"p2s\":\"AAAAAAAAAAA\","
            + "\"p2c\":2147483647}";
    forged.put("p2c", Base64URL.encode(password) + ".AAAA.AAAA.AAAA.AAAA");
    forged.put("nested", sign(header().contentType("JWT").build(), live, new ECDSASigner(thief)));
    forged.put("twice", live + "." + live);
    forged.put("huge", live + "A".repeat(4000));
    String deep = "{\"a\":".repeat(300) + "1" + "}".repeat(300);
    String signature = "." + read.getSignature();
    forged.put("deep", Base64URL.encode(deep) + "." + read.getPayload().toBase64URL() + signature);
  }
}
