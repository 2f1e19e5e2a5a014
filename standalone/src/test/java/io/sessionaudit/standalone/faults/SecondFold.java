package io.sessionaudit.standalone.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.sessionaudit.projector.SessionProjector;
import io.sessionaudit.testkit.Database;
import io.sessionaudit.testkit.Eventually;
import io.sessionaudit.wire.Topics;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Another projector that folds the same log from its first record into an empty database. It has
 * nobody's key: the tables are a function of the log alone.
 */
final class SecondFold implements AutoCloseable {

  private final Site site;
  private final Database database;
  private final ApplicationContext projector;

  private SecondFold(Site site, Database database, ApplicationContext projector) {
    this.site = site;
    this.database = database;
    this.projector = projector;
  }

  static SecondFold of(Site site) {
    Database database = site.anotherDatabase();
    database.execute(
        "CREATE SCHEMA auth;"
            + "CREATE TABLE auth.user_key (user_id uuid PRIMARY KEY, wrapped bytea NOT NULL)");
    Map<String, Object> settings = new HashMap<>();
    settings.put("kafka.bootstrap-servers", site.endpoints().kafka());
    settings.put("jdbc.url", database.jdbcUrl());
    settings.put("jdbc.username", database.username());
    settings.put("jdbc.password", database.password());
    settings.put("session-audit.profile", "demo");
    settings.put("session-audit.issuer", site.endpoints().auth().toString());
    settings.put("session-audit.audience", "session-audit");
    settings.put("session-audit.keys-dir", site.data().keys().toString());
    settings.put("session-audit.projector.group", "second-fold-" + UUID.randomUUID());
    settings.put("micronaut.server.port", -1);
    return new SecondFold(site, database, SessionProjector.start(settings));
  }

  /** Fails unless, in the end, both have folded the whole log and have the same tables. */
  void expectEqualTables() {
    Eventually.holds(() -> {
      Map<String, Long> log = new TreeMap<>();
      for (String topic : new String[] {Topics.SESSION_EVENTS, Topics.SESSION_ANOMALIES}) {
        for (ConsumerRecord<?, ?> record : KafkaLog.read(site.endpoints().kafka(), topic)) {
          log.put(topic + "-" + record.partition(), record.offset() + 1);
        }
      }
      assertThat(folded(site.database())).isEqualTo(log);
      assertThat(folded(database)).isEqualTo(log);
      assertThat(Site.digest(database)).isEqualTo(site.digest());
    });
  }

  private Map<String, Long> folded(Database projected) {
    Map<String, Long> offsets = new TreeMap<>();
    new Site(site.endpoints(), site.data(), projected)
        .texts(
            "SELECT topic || '-' || kafka_partition || ' ' || next_offset"
                + " FROM audit.projection_offset WHERE next_offset > 0")
        .forEach(it ->
            offsets.put(
                it.substring(0, it.indexOf(' ')), Long.valueOf(it.substring(it.indexOf(' ') + 1))));
    return offsets;
  }

  @Override
  public void close() {
    projector.close();
  }
}
