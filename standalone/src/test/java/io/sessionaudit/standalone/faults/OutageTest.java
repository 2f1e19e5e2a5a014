package io.sessionaudit.standalone.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.standalone.faults.Site.User;
import io.sessionaudit.testkit.Eventually;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Kafka is away until 500 events wait for it; nobody who signs in notices. */
class OutageTest {

  private static final int BACKLOG = 500;
  private static final String COUNT = "SELECT count(*) FROM auth.journal";

  @Test
  void nothingIsLostOrReordered() throws Exception {
    try (OwnServers servers = OwnServers.start()) {
      Site site = servers.site();
      Browser admin = site.as("admin");
      List<User> users = Stream.generate(() -> site.newUser(admin)).limit(3).toList();
      Acknowledged acknowledged = new Acknowledged();
      Promises promises = new Promises(site, acknowledged);
      promises.expectTheLogToEqualTheJournal();

      servers.kafka().stop();
      long before = count(site);
      Load load = Load.start(site, users, acknowledged, 4, 500);
      Eventually.holds(() -> {
        assertThat(load.surprises()).isEmpty();
        assertThat(count(site)).isGreaterThanOrEqualTo(before + BACKLOG);
      });
      acknowledged.signIn(site.newUser(admin), site.browser());
      servers.kafka().start();
      load.stop();

      assertThat(load.surprises()).isEmpty();
      promises.expectKept();
    }
  }

  private static long count(Site site) {
    return Long.parseLong(site.texts(COUNT).getFirst());
  }
}
