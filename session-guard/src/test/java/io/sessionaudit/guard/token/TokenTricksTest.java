package io.sessionaudit.guard.token;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.impl.ECDSA;
import com.nimbusds.jose.util.Base64;
import com.nimbusds.jose.util.Base64URL;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What others fell for: see the public advisories on pac4j, nimbus, fast-jwt and the JDK. */
class TokenTricksTest {

  private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

  private final Issuer issuer = Issuer.withKey("key-1");
  private final Issuer thief = Issuer.withKey("key-1");
  private final String payload = Issuer.claims(NOW, _ -> {}).toString();
  private final TokenVerifier verifier =
      new TokenVerifier(Issuer.NAME, Set.of(Issuer.AUDIENCE), issuer.keys());

  @Test
  void unsignedTokens() {
    for (String alg : new String[] {"none", "None", "NONE", "nOnE"}) {
      String header = "{\"alg\":\"" + alg + "\",\"typ\":\"at+jwt\",\"kid\":\"key-1\"}";
      refused(encode(header) + "." + encode(payload) + ".");
      refused(encode(header) + "." + encode(payload));
      refused(encode(header) + "." + encode(payload) + "." + "A".repeat(86));
    }
  }

  @Test
  void thePublicKeyAsSecretOfAnHmac() throws Exception {
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.HS256)
            .type(new JOSEObjectType("at+jwt"))
            .keyID("key-1")
            .build();
    for (byte[] secret :
        new byte[][] {
          issuer.key().toECPublicKey().getEncoded(),
          issuer.key().toPublicJWK().toJSONString().getBytes(US_ASCII)
        }) {
      refused(issuer.sign(header, payload, new MACSigner(secret)));
    }
  }

  @Test
  void otherTypesOfToken() {
    for (String type : new String[] {"JWT", "rt+jwt", "logout+jwt", "AT+JWT", "at+jwt "}) {
      refused(issuer.sign(issuer.header().type(new JOSEObjectType(type)).build(), payload));
    }
    refused(issuer.sign(issuer.header().type(null).build(), payload));
  }

  @Test
  void keysThatTheTokenBringsAlong() {
    URI address = URI.create("http://127.0.0.1:1/keys");
    refused(thief.sign(thief.header().jwk(thief.key().toPublicJWK()).build(), payload));
    refused(thief.sign(thief.header().jwkURL(address).build(), payload));
    refused(thief.sign(thief.header().x509CertURL(address).build(), payload));
    refused(
        thief.sign(
            thief.header().x509CertChain(List.of(Base64.encode("a certificate"))).build(),
            payload));
    for (String kid : new String[] {"../../dev/null", "file:///dev/null", "' OR '1'='1", ""}) {
      refused(thief.sign(thief.header().keyID(kid).build(), payload));
    }
    refused(thief.sign(thief.header().keyID(null).build(), payload));
  }

  @Test
  void keysInAGenuineHeaderAreNotLookedAt() {
    URI address = URI.create("http://127.0.0.1:1/keys");
    String token =
        issuer.sign(
            issuer
                .header()
                .jwkURL(address)
                .x509CertURL(address)
                .jwk(thief.key().toPublicJWK())
                .build(),
            payload);

    assertThat(verifier.verify(token, NOW)).isInstanceOf(Verdict.Admitted.class);
  }

  @Test
  void anUnknownKeyIsNotAnEmptyKey() {
    assertThat(verifier.verify(Issuer.withKey("key-2").token(NOW, _ -> {}), NOW))
        .isEqualTo(new Verdict.Refused(Refusal.INVALID_TOKEN));
  }

  @Test
  void extensionsThatMustBeUnderstood() {
    refused(issuer.sign(issuer.header().criticalParams(Set.of("exp")).build(), payload));
    refused(
        issuer.sign(
            issuer.header().customParam("x", 1).criticalParams(Set.of("x")).build(), payload));
  }

  @Test
  void signaturesThatHoldForEverything() {
    String token = issuer.token(NOW, _ -> {});
    String signed = token.substring(0, token.lastIndexOf('.') + 1);
    refused(signed + "A".repeat(86));
    byte[] order = new byte[64];
    order[63] = 1;
    refused(signed + Base64URL.encode(order));
  }

  /** Some libraries take the form of X.509, where a signature has many spellings. */
  @Test
  void signaturesInAnotherForm() throws Exception {
    String token = issuer.token(NOW, _ -> {});
    int end = token.lastIndexOf('.') + 1;
    byte[] raw = new Base64URL(token.substring(end)).decode();
    refused(token.substring(0, end) + Base64URL.encode(ECDSA.transcodeSignatureToDER(raw)));
    refused(token.substring(0, end) + Base64.encode(raw));
    refused(token.substring(0, end) + Base64URL.encode(Arrays.copyOf(raw, 65)));
  }

  /** The last character of a part may hold bits that do not count: only one text is the token. */
  @Test
  void otherSpellingsOfTheSameBytes() {
    String token = issuer.token(NOW, _ -> {});
    String digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    List<Integer> ends = List.of(token.indexOf('.'), token.lastIndexOf('.'), token.length());
    for (int end : ends) {
      for (String digit : digits.split("", -1)) {
        String other = token.substring(0, end - 1) + digit + token.substring(end);
        if (!other.equals(token)) {
          refused(other);
        }
      }
    }
    assertThat(verifier.verify(token, NOW)).isInstanceOf(Verdict.Admitted.class);
  }

  @Test
  void encryptedWrappers() throws Exception {
    for (String inside : new String[] {payload, issuer.token(NOW, _ -> {})}) {
      JWEObject wrapped =
          new JWEObject(
              new JWEHeader.Builder(JWEAlgorithm.ECDH_ES, EncryptionMethod.A128GCM)
                  .type(new JOSEObjectType("at+jwt"))
                  .contentType("JWT")
                  .keyID("key-1")
                  .build(),
              new Payload(inside));
      wrapped.encrypt(new ECDHEncrypter(issuer.key().toECPublicKey()));
      refused(wrapped.serialize());
    }
  }

  /** Whoever derives the key before he looks is busy for an hour. */
  @Test
  void encryptedWrappersThatAskForWork() {
    String header =
        "{\"alg\":\"PBES2-HS512+A256KW\",\"enc\":\"A128GCM\",\"typ\":\"at+jwt\",\"kid\":\"key-1\","
            + "\"p2s\":\"AAAAAAAAAAA\",\"p2c\":2147483647}";
    refused(encode(header) + ".AAAA.AAAA.AAAA.AAAA");
    refused(encode(header) + "." + encode(payload) + "." + "A".repeat(86));
    String zipped = "{\"alg\":\"dir\",\"enc\":\"A128GCM\",\"zip\":\"DEF\",\"kid\":\"key-1\"}";
    refused(encode(zipped) + "..AAAA.AAAA.AAAA");
  }

  @Test
  void aTokenInsideAToken() {
    refused(issuer.sign(issuer.header().contentType("JWT").build(), issuer.token(NOW, _ -> {})));
  }

  @Test
  void hugeAndDeepOnes() {
    refused("A".repeat(10_000_000));
    refused(".".repeat(10_000));
    String deep = "{\"a\":".repeat(900) + "1" + "}".repeat(900);
    refused(encode(deep) + ".e30." + "A".repeat(86));
    refused(issuer.sign(issuer.header().build(), deep));
    refused(issuer.sign(issuer.header().customParam("pad", "x".repeat(8000)).build(), payload));
  }

  @Test
  void namesThatStandTwice() {
    String twice = payload.replaceFirst("\\{", "{\"sub\":\"" + Issuer.fresh() + "\",");
    refused(issuer.sign(issuer.header().build(), twice));
  }

  @Test
  void noTextAtAll() {
    for (String text : new String[] {"", ".", "..", "...", " ", "\u0000", "null", "{}", "ü.ü.ü"}) {
      refused(text);
    }
  }

  @Test
  void cutAtEveryPosition() {
    String token = issuer.token(NOW, _ -> {});
    for (int length = 0; length < token.length(); length++) {
      refused(token.substring(0, length));
    }
  }

  @Test
  void extendedAtEveryPosition() {
    String token = issuer.token(NOW, _ -> {});
    for (int at = 0; at <= token.length(); at++) {
      for (String more : new String[] {"A", "=", ".", " ", "\n"}) {
        refused(token.substring(0, at) + more + token.substring(at));
      }
    }
  }

  @Test
  void changedAtEveryPosition() {
    String token = issuer.token(NOW, _ -> {});
    for (int at = 0; at < token.length(); at++) {
      for (char other : new char[] {'A', 'B', '_', '+'}) {
        if (token.charAt(at) != other) {
          refused(token.substring(0, at) + other + token.substring(at + 1));
        }
      }
    }
  }

  @Test
  void aStrangersTokenCostsNoSignatureCheckWhenItsHeaderIsWrong() {
    AtomicInteger asked = new AtomicInteger();
    TokenVerifier counting =
        new TokenVerifier(
            Issuer.NAME,
            Set.of(Issuer.AUDIENCE),
            kid -> {
              asked.incrementAndGet();
              return issuer.keys().find(kid);
            });
    counting.verify(issuer.sign(issuer.header().type(null).build(), payload), NOW);

    assertThat(asked).hasValue(0);
  }

  private void refused(String token) {
    assertThat(verifier.verify(token, NOW)).isEqualTo(new Verdict.Refused(Refusal.INVALID_TOKEN));
  }

  private static String encode(String text) {
    return Base64URL.encode(text).toString();
  }
}
