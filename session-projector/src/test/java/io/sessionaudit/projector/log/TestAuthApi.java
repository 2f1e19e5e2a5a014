package io.sessionaudit.projector.log;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import io.sessionaudit.event.EventId;
import io.sessionaudit.event.SessionId;
import io.sessionaudit.feed.FeedFormat;
import io.sessionaudit.feed.FeedRecord;
import io.sessionaudit.feed.Revocation;
import io.sessionaudit.feed.Watermark;
import io.sessionaudit.guard.token.Fingerprint;
import io.sessionaudit.testkit.OrderedProducer;
import io.sessionaudit.wire.Topics;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** What a guarded service sees of auth-api: its key set, its tokens, its revocation feed. */
public final class TestAuthApi implements AutoCloseable {

  public static final String AUDIENCE = "session-audit";
  public static final String FINGERPRINT = "nE1ZWXbF1S5OdPbwGJcxCW8Zk3nLbQbPbgK0gB1nqkE";

  private final ECKey key;
  private final HttpServer http;
  private final KafkaProducer<byte[], byte[]> producer;
  private final ScheduledExecutorService watermarks = Executors.newSingleThreadScheduledExecutor();

  public TestAuthApi(String bootstrapServers) {
    try {
      key = new ECKeyGenerator(Curve.P_256).keyID("k1").generate();
      http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    byte[] set = new JWKSet(key).toString().getBytes(StandardCharsets.UTF_8);
    http.createContext(
        "/.well-known/jwks.json",
        exchange -> {
          exchange.sendResponseHeaders(200, set.length);
          try (OutputStream out = exchange.getResponseBody()) {
            out.write(set);
          }
        });
    http.start();
    producer = OrderedProducer.to(bootstrapServers);
    var _ = watermarks.scheduleWithFixedDelay(this::watermark, 0, 100, TimeUnit.MILLISECONDS);
  }

  public String issuer() {
    return "http://127.0.0.1:" + http.getAddress().getPort();
  }

  public String token(String... roles) {
    return token(new SessionId(UUID.randomUUID()), roles);
  }

  public String token(SessionId session, String... roles) {
    Instant now = Instant.now();
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(new JOSEObjectType("at+jwt"))
                .keyID(key.getKeyID())
                .build(),
            new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience(List.of(AUDIENCE))
                .subject(UUID.randomUUID().toString())
                .claim("sid", session.toString())
                .jwtID(session + ".1")
                .issueTime(Date.from(now))
                .notBeforeTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(900)))
                .claim("epoch", 1)
                .claim("authz", 1)
                .claim("realm", 1)
                .claim("roles", List.of(roles))
                .claim("acr", "1")
                .claim("amr", List.of("pwd"))
                .claim("auth_time", now.getEpochSecond())
                .claim("fgp", Fingerprint.hash(FINGERPRINT))
                .build());
    try {
      token.sign(new ECDSASigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    return token.serialize();
  }

  public void revoke(SessionId session) {
    send(
        new Revocation.SessionRevoked(
            session,
            Integer.MAX_VALUE,
            new EventId(UUID.randomUUID()),
            Instant.now().plus(Duration.ofHours(1))));
  }

  private void watermark() {
    Instant now = Instant.now();
    send(new Watermark(now, now, 1));
  }

  private void send(FeedRecord item) {
    var _ =
        producer.send(
            new ProducerRecord<>(
                Topics.SESSION_REVOCATIONS, 0, FeedFormat.key(item), FeedFormat.value(item)));
  }

  @Override
  public void close() {
    watermarks.shutdownNow();
    producer.close(Duration.ofSeconds(1));
    http.stop(0);
  }
}
