package io.sessionaudit.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class TestServersTest {

  @Test
  void givesEveryCallerADatabaseOfItsOwn() {
    Database one = TestServers.postgres().freshDatabase();
    Database other = TestServers.postgres().freshDatabase();

    one.execute("CREATE TABLE same_name (id int)");
    other.execute("CREATE TABLE same_name (id int)");

    assertThat(one.jdbcUrl()).isNotEqualTo(other.jdbcUrl());
  }

  @Test
  void sharesOneBrokerInAJvm() {
    Brokers.awaitAnswer(TestServers.kafka().bootstrapServers());

    assertThat(TestServers.kafka()).isSameAs(TestServers.kafka());
  }

  @Test
  void stopsAndStartsAServerOfTheTestsOwn() throws SQLException {
    try (PostgresServer postgres = TestServers.ownPostgres()) {
      Database database = postgres.freshDatabase();
      postgres.stop();
      assertThatThrownBy(database::connect).isInstanceOf(SQLException.class);
      postgres.start();
      database.connect().close();
    }
  }
}
