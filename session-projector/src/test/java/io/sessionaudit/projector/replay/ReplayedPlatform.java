package io.sessionaudit.projector.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.event.RevocationReason;
import io.sessionaudit.event.SessionId;
import io.sessionaudit.projector.config.IntakeSettings;
import io.sessionaudit.projector.intake.Intake;
import io.sessionaudit.projector.intake.RawRecord;
import io.sessionaudit.projector.intake.Release;
import io.sessionaudit.projector.log.Addresses;
import io.sessionaudit.projector.log.AuditDatabase;
import io.sessionaudit.projector.log.Life;
import io.sessionaudit.projector.log.Person;
import io.sessionaudit.projector.log.Platform;
import io.sessionaudit.projector.log.RandomLife;
import io.sessionaudit.projector.log.TestLog;
import io.sessionaudit.projector.table.LogPartition;
import io.sessionaudit.projector.table.ParkedTable;
import io.sessionaudit.projector.table.UserKeys;
import io.sessionaudit.testkit.Eventually;
import io.sessionaudit.wire.KafkaConnection;
import io.sessionaudit.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A log in Kafka with everything that can stand in one, and tables that a projector has folded from
 * it. Anomalies come in transactions, so their offsets have gaps. Three users are hit by a record
 * that nobody can read: one is released and goes on, one is released although a version is lost,
 * one stays parked.
 */
final class ReplayedPlatform implements AutoCloseable {

  final Platform platform;
  final KafkaConnection kafka;
  private final KafkaProducer<byte[], byte[]> transactions;
  private final Life life = RandomLife.of(61, 16, 700);
  private final Deque<RawRecord> later =
      new ArrayDeque<>(withUsersOnly(RandomLife.of(62, 12, 1_200)));

  private ReplayedPlatform() {
    try {
      platform = new Platform();
      kafka = KafkaConnection.plaintext(platform.kafka.bootstrapServers());
      transactions = transactional();
      prepare();
    } catch (Exception e) {
      throw new IllegalStateException("the log and its tables", e);
    }
  }

  private void prepare() throws Exception {
    AuditDatabase database = platform.database;
    database.migrate("audit");
    Person hit = person("hit");
    Person lost = person("lost");
    SessionId ofHit = life.signIn(hit, Addresses.from("192.0.2.1"));
    SessionId ofLost = life.signIn(lost, Addresses.from("192.0.2.1"));
    RawRecord corrupt = corrupt(hit);
    life.refresh(hit, ofHit, Addresses.from("192.0.2.2"));
    life.refresh(lost, ofLost, Addresses.from("192.0.2.2"));
    RawRecord spoiled = spoiled(life.log.records().getLast());
    life.refresh(lost, ofLost, Addresses.from("192.0.2.3"));
    int first = life.log.records().size();
    List<RawRecord> all = new ArrayList<>(life.log.records());
    all.replaceAll(it -> it.offset() == spoiled.offset() && same(it, spoiled) ? spoiled : it);
    send(all);
    try (Intake intake = live(database)) {
      awaitFolded(database);
      release(hit, corrupt);
      release(lost, spoiled);
      life.refresh(hit, ofHit, Addresses.from("192.0.2.4"));
      life.refresh(lost, ofLost, Addresses.from("192.0.2.4"));
      corrupt(person("left"));
      life.revoke(hit, ofHit, RevocationReason.LOGOUT);
      send(life.log.records().subList(first, life.log.records().size()));
      awaitFolded(database);
      assertThat(intake.state().folds()).isTrue();
    }
  }

  private Person person(String name) {
    Person person = life.account(name);
    platform.database.keep(person);
    return person;
  }

  private RawRecord corrupt(Person person) {
    return life.log.put(
        Topics.SESSION_EVENTS,
        TestLog.bytes(person.id.toString()),
        new RecordHeaders(),
        new byte[] {1});
  }

  private static RawRecord spoiled(RawRecord it) {
    return new RawRecord(
        it.partition(), it.offset(), it.time(), it.key(), new RecordHeaders(), it.value());
  }

  private static boolean same(RawRecord one, RawRecord other) {
    return one.partition().equals(other.partition());
  }

  private void release(Person person, RawRecord without) throws Exception {
    try (Connection connection = platform.database.connect()) {
      connection.setAutoCommit(false);
      assertThat(
              new Release(
                      connection, new UserKeys(platform.database.master), platform.database.lookup)
                  .run(
                      person.id,
                      Set.of(new ParkedTable.Key(without.partition(), without.offset()))))
          .isInstanceOf(Release.Outcome.Released.class);
    }
  }

  /** Events of another history; realm and strangers have their versions already. */
  private static List<RawRecord> withUsersOnly(Life other) {
    return other.log.records().stream()
        .filter(it -> new String(it.key(), StandardCharsets.UTF_8).length() == 36)
        .toList();
  }

  /** Tables of one's own, as the projector has left them. */
  AuditDatabase tables() {
    return platform.database.copy();
  }

  /** A projector that folds into tables. */
  Intake live(AuditDatabase database) {
    Intake intake =
        new Intake(
            kafka,
            new IntakeSettings(
                "live-" + UUID.randomUUID(),
                null,
                97,
                Duration.ofMillis(1),
                Duration.ofSeconds(6),
                Duration.ofMillis(200)),
            database::connect,
            new UserKeys(database.master),
            database.lookup,
            _ -> {});
    intake.start();
    return intake;
  }

  Replay replay(AuditDatabase database, ReplayListener listener) {
    return new Replay(
        database::connect, kafka, new UserKeys(database.master), database.lookup, 2, listener);
  }

  Replay replay(AuditDatabase database) {
    return replay(database, new Unheard());
  }

  /** Some more events, if there are any left. */
  void sendMore(int count) {
    List<RawRecord> records = new ArrayList<>();
    while (records.size() < count && !later.isEmpty()) {
      records.add(later.removeFirst());
    }
    try {
      send(records);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void send(List<RawRecord> records) throws Exception {
    List<RawRecord> events = new ArrayList<>();
    for (RawRecord record : records) {
      if (record.partition().topic().equals(Topics.SESSION_EVENTS)) {
        events.add(record);
      } else {
        transactions.beginTransaction();
        var _ =
            transactions.send(
                new ProducerRecord<>(
                    record.partition().topic(),
                    record.partition().partition(),
                    record.time(),
                    record.key(),
                    record.value(),
                    record.headers()));
        transactions.commitTransaction();
      }
    }
    platform.send(events);
  }

  /** Waits until the tables are where the log is; behind an anomaly stands a marker. */
  void awaitFolded(AuditDatabase database) {
    Map<LogPartition, Long> ends = LogBounds.ask(kafka).ends();
    Eventually.holds(() -> {
      try (Connection connection = database.connect()) {
        Map<LogPartition, Long> offsets = LiveState.read(connection).offsets();
        ends.forEach((partition, end) ->
            assertThat(offsets.getOrDefault(partition, 0L))
                .as(partition.toString())
                .isGreaterThanOrEqualTo(
                    end - (partition.topic().equals(Topics.SESSION_EVENTS) ? 0 : 1)));
      }
    });
  }

  /** One for all test classes that ask for it; it ends behind the last of them. */
  static final class Shared implements ParameterResolver {

    private static final ExtensionContext.Namespace OWN =
        ExtensionContext.Namespace.create(Shared.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
      return parameter.getParameter().getType() == ReplayedPlatform.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
      return test.getRoot()
          .getStore(OWN)
          .getOrComputeIfAbsent(
              ReplayedPlatform.class, _ -> new ReplayedPlatform(), ReplayedPlatform.class);
    }
  }

  private KafkaProducer<byte[], byte[]> transactional() {
    KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers(), "transactional.id", "detector"),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    producer.initTransactions();
    return producer;
  }

  @Override
  public void close() {
    transactions.close(Duration.ofSeconds(1));
    platform.close();
  }
}
