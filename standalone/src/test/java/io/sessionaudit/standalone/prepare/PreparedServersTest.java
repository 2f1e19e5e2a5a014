package io.sessionaudit.standalone.prepare;

import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sessionaudit.auth.AuthApi;
import io.sessionaudit.detector.topology.DetectionTopology;
import io.sessionaudit.standalone.prepare.PreparedServers.Told;
import io.sessionaudit.testkit.Database;
import io.sessionaudit.wire.KafkaConnection;
import io.sessionaudit.wire.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that {@code prepare} has laid ready: everybody can do his work, and nothing else. */
class PreparedServersTest {

  private static final Set<AclOperation> READS = Set.of(READ, DESCRIBE);
  private static final Set<AclOperation> BOTH = Set.of(READ, WRITE, DESCRIBE);
  private static final Set<AclOperation> NOTHING = Set.of();

  private static final List<String> TOPICS =
      List.of(
          Topics.SESSION_EVENTS,
          Topics.SESSION_REVOCATIONS,
          Topics.SESSION_ANOMALIES,
          DetectionTopology.CHANGELOG);

  private static final PreparedServers SERVERS = new PreparedServers();
  private static Told first = new Told(-1, "");

  @BeforeAll
  static void prepare() {
    first = SERVERS.prepare();
    SERVERS.startServices();
  }

  @AfterAll
  static void end() {
    SERVERS.close();
  }

  @Test
  void theServicesWorkOnThemToTheDemosEnd() {
    Told demo = SERVERS.demo();

    assertThat(demo.exit()).as(demo.out()).isZero();
    assertThat(demo.out()).contains("REUSE, DEVICE_CHANGED", "NETWORK_CHANGED");
  }

  @ParameterizedTest
  @CsvSource({"session-audit.allowed-origins, *", "session-audit.trusted-proxies, everybody"})
  void aListThatCannotBeReadStopsTheStartAndNotTheFirstRequest(String setting, String value) {
    Map<String, Object> settings = SERVERS.auth();
    settings.put(setting, value);

    assertThatThrownBy(() -> AuthApi.start(settings).close())
        .rootCause()
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(value.equals("*") ? "no *" : value);
  }

  @Test
  void saysWhatItMadeAndOnASecondRunThatAllIsThere() {
    assertThat(first.exit()).as(first.out()).isZero();
    assertThat(first.out())
        .contains("made     topic session-events, 12 partitions, 1 replicas")
        .contains("made     Kafka user anomaly-detector")
        .contains("made     1 rights of guard")
        .contains("made     schema audit")
        .contains("prepared");

    Told second = SERVERS.prepare();

    assertThat(second.exit()).as(second.out()).isZero();
    assertThat(second.out()).contains("prepared").doesNotContain("made ");
  }

  @ParameterizedTest
  @CsvSource({
    "auth-api,          BOTH,    BOTH,    READS,   NOTHING",
    "session-projector, READS,   READS,   READS,   NOTHING",
    "anomaly-detector,  READS,   NOTHING, BOTH,    BOTH",
    "guard,             NOTHING, READS,   NOTHING, NOTHING",
    "auditor,           READS,   NOTHING, READS,   NOTHING",
  })
  void eachHasTheRightsOfItsRowAndNoOther(
      String user, String events, String revocations, String anomalies, String changelog)
      throws Exception {
    List<String> row = List.of(events, revocations, anomalies, changelog);
    try (Admin admin = Admin.create(SERVERS.as(user).properties())) {
      for (int i = 0; i < row.size(); i++) {
        assertThat(rights(admin, TOPICS.get(i))).as(TOPICS.get(i)).isEqualTo(named(row.get(i)));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "anomaly-detector,  session-revocations",
    "anomaly-detector,  session-events",
    "guard,             session-revocations",
    "guard,             session-events",
    "session-projector, session-revocations",
    "session-projector, session-events",
    "auditor,           session-events",
  })
  void whoMayNotWriteTriesInVain(String user, String topic) {
    assertThatThrownBy(() -> send(SERVERS.as(user), topic))
        .hasCauseInstanceOf(TopicAuthorizationException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"auth-api", "session-projector", "anomaly-detector", "guard", "auditor"})
  void nobodyDeletesChangesOrMakesTopics(String user) {
    TopicPartition log = new TopicPartition(Topics.SESSION_EVENTS, 0);
    try (Admin admin = Admin.create(SERVERS.as(user).properties())) {
      refused(() -> admin.deleteRecords(Map.of(log, RecordsToDelete.beforeOffset(1))).all().get());
      refused(() -> admin.deleteTopics(List.of(Topics.SESSION_REVOCATIONS)).all().get());
      refused(() -> admin.createTopics(List.of(new NewTopic("own", 1, (short) 1))).all().get());
      refused(() ->
          admin
              .createPartitions(Map.of(Topics.SESSION_EVENTS, NewPartitions.increaseTo(13)))
              .all()
              .get());
      refused(() -> admin.describeAcls(AclBindingFilter.ANY).values().get());
    }
  }

  @Test
  void whoDoesNotSignInGetsNoAnswer() {
    assertThatThrownBy(() -> KafkaAnswer.await(SERVERS.asNobody(), Duration.ofSeconds(1)))
        .isInstanceOf(ExecutionException.class);
  }

  @Test
  void theProjectorsRoleCannotReadASessionsNonce() {
    Database projector = SERVERS.database("session_audit_projector", "session-projector");
    Database auditor = SERVERS.database("session_audit_auditor", "auditor");

    assertThatCode(() -> projector.execute("SELECT wrapped FROM auth.user_key"))
        .doesNotThrowAnyException();
    assertThatCode(() -> auditor.execute("SELECT * FROM audit.session")).doesNotThrowAnyException();
    denied(projector, "SELECT nonce FROM auth.session");
    denied(projector, "SELECT * FROM auth.account");
    denied(projector, "UPDATE auth.user_key SET user_id = user_id");
    denied(auditor, "SELECT nonce FROM auth.session");
    denied(auditor, "DELETE FROM audit.session");
  }

  @Test
  void theSecretsAreTheirReadersAlone() throws Exception {
    try (Stream<Path> paths = Files.walk(SERVERS.secrets())) {
      List<Path> files = new ArrayList<>(paths.toList());
      files.removeIf(Files::isDirectory);
      assertThat(files).hasSizeGreaterThan(12);
      for (Path file : files) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .isEqualTo("rw-------");
      }
    }
    assertThat(SERVERS.secrets().resolve("session-projector/keys/master.key")).exists();
    assertThat(SERVERS.secrets().resolve("session-projector/keys/signing.jwks")).doesNotExist();
    assertThat(SERVERS.secrets().resolve("anomaly-detector/keys")).doesNotExist();
  }

  @Test
  void whatSomebodyElseHasAllowedIsNamed() throws Exception {
    KafkaUser wider = Rights.of("guard").write(Topics.SESSION_REVOCATIONS).done();
    try (Admin admin = Admin.create(SERVERS.asOperator().properties())) {
      admin.createAcls(wider.rights()).all().get();
      try {
        Told told = SERVERS.prepare("--skip=topics,users,database,keys");

        assertThat(told.exit()).isEqualTo(1);
        assertThat(told.out())
            .contains("DIFFERS  guard has a rule that is not from here: ALLOW WRITE on TOPIC");
      } finally {
        admin.deleteAcls(wider.rights().stream().map(it -> it.toFilter()).toList()).all().get();
      }
    }
  }

  @Test
  void aWrongPasswordIsASentence() {
    SERVERS.write("wrong.jaas", PreparedServers.login("admin", "not-the-password"));

    Told told = SERVERS.signedIn("wrong.jaas", "prepare", "--secrets=" + SERVERS.secrets());

    assertThat(told.exit()).isEqualTo(2);
    assertThat(told.out()).contains("it does not accept the operator's user or password");
  }

  @Test
  void anOperatorRecoversAndReleasesThere() {
    String keys = "--keys=" + SERVERS.secrets().resolve("auth-api/keys");

    Told recovered = SERVERS.operator("recover", keys);
    Told released = SERVERS.operator("release", keys, "--user=" + UUID.randomUUID());

    assertThat(recovered.out()).contains("nothing was changed");
    assertThat(released.out()).contains("Nothing of this user is parked.");
  }

  private static Set<AclOperation> named(String name) {
    return switch (name) {
      case "READS" -> READS;
      case "BOTH" -> BOTH;
      default -> NOTHING;
    };
  }

  /** What the broker itself says that this user may do. */
  private static Set<AclOperation> rights(Admin admin, String topic) throws InterruptedException {
    try {
      Map<String, TopicDescription> topics =
          admin
              .describeTopics(
                  List.of(topic), new DescribeTopicsOptions().includeAuthorizedOperations(true))
              .allTopicNames()
              .get();
      return new HashSet<>(Objects.requireNonNull(topics.get(topic)).authorizedOperations());
    } catch (ExecutionException e) {
      assertThat(e).hasCauseInstanceOf(TopicAuthorizationException.class);
      return NOTHING;
    }
  }

  private static void send(KafkaConnection kafka, String topic) throws Exception {
    Map<String, Object> properties = kafka.properties();
    properties.put("enable.idempotence", false);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(topic, 0, null, new byte[] {1})).get();
    }
  }

  private static void refused(ThrowingCallable question) {
    assertThatThrownBy(question).hasCauseInstanceOf(AuthorizationException.class);
  }

  private static void denied(Database as, String sql) {
    assertThatThrownBy(() -> as.execute(sql)).rootCause().hasMessageContaining("permission denied");
  }
}
