package io.sessionaudit.projector.log;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.sessionaudit.projector.SessionProjector;
import io.sessionaudit.projector.intake.RawRecord;
import io.sessionaudit.testkit.KafkaServer;
import io.sessionaudit.testkit.NewTopics;
import io.sessionaudit.testkit.OrderedProducer;
import io.sessionaudit.testkit.TestFolders;
import io.sessionaudit.testkit.TestServers;
import io.sessionaudit.wire.Topics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Everything around a projector: broker with topics, database, keys, an issuer of tokens. */
public final class Platform implements AutoCloseable {

  public final KafkaServer kafka = TestServers.ownKafka();
  public final AuditDatabase database = AuditDatabase.prepared();
  public final TestAuthApi auth;
  private final Path keys = TestFolders.fresh("keys");
  private final List<ApplicationContext> projectors = new ArrayList<>();
  private final HttpClient http = HttpClient.newHttpClient();
  private final KafkaProducer<byte[], byte[]> producer;

  public Platform() throws Exception {
    NewTopics.make(kafka.bootstrapServers(), Topics.all((short) 1));
    Files.createDirectories(keys);
    Files.writeString(keys.resolve("master.key"), line(AuditDatabase.secret(1)));
    Files.writeString(keys.resolve("lookup.key"), line(AuditDatabase.secret(2)));
    auth = new TestAuthApi(kafka.bootstrapServers());
    producer = OrderedProducer.to(kafka.bootstrapServers());
  }

  private static String line(byte[] secret) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(secret) + "\n";
  }

  public Map<String, Object> settings() {
    Map<String, Object> settings = new HashMap<>();
    settings.put("kafka.bootstrap-servers", kafka.bootstrapServers());
    settings.put("jdbc.url", database.superuser.jdbcUrl());
    settings.put("jdbc.username", AuditDatabase.ROLE);
    settings.put("jdbc.password", AuditDatabase.PASSWORD);
    settings.put("session-audit.profile", "demo");
    settings.put("session-audit.issuer", auth.issuer());
    settings.put("session-audit.audience", List.of(TestAuthApi.AUDIENCE));
    settings.put("session-audit.keys-dir", keys.toString());
    settings.put("session-audit.projector.silence", "6s");
    settings.put("micronaut.server.port", 0);
    return settings;
  }

  /** Starts a projector; returns its URL. */
  public URI start(Map<String, Object> more) {
    Map<String, Object> settings = settings();
    settings.putAll(more);
    ApplicationContext projector = SessionProjector.start(settings);
    projectors.add(projector);
    return projector.getBean(EmbeddedServer.class).getURI();
  }

  public ApplicationContext projector(int number) {
    return projectors.get(number);
  }

  /** Sends records in their order and returns when Kafka has them. */
  public void send(List<RawRecord> records) throws Exception {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    for (RawRecord record : records) {
      sent.add(
          producer.send(
              new ProducerRecord<>(
                  record.partition().topic(),
                  record.partition().partition(),
                  record.time(),
                  record.key(),
                  record.value(),
                  record.headers())));
    }
    for (Future<RecordMetadata> one : sent) {
      one.get();
    }
  }

  public HttpResponse<String> get(URI base, String path, String token) {
    return get(
        HttpRequest.newBuilder(base.resolve(path))
            .header("Authorization", "Bearer " + token)
            .header("X-Fingerprint", TestAuthApi.FINGERPRINT)
            .build());
  }

  public HttpResponse<String> get(HttpRequest request) {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    projectors.forEach(ApplicationContext::close);
    producer.close();
    auth.close();
    http.close();
    kafka.close();
  }
}
