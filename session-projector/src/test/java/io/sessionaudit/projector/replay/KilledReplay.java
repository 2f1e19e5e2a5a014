package io.sessionaudit.projector.replay;

import io.sessionaudit.personal.LookupKey;
import io.sessionaudit.personal.MasterKey;
import io.sessionaudit.projector.log.AuditDatabase;
import io.sessionaudit.projector.table.UserKeys;
import io.sessionaudit.wire.KafkaConnection;
import java.sql.DriverManager;
import java.util.Properties;

/** A replay that ends like by {@code kill -9}, at its first commit. */
final class KilledReplay {

  private KilledReplay() {}

  public static void main(String[] arguments) throws Exception {
    Properties properties = new Properties();
    properties.setProperty("user", AuditDatabase.ROLE);
    properties.setProperty("password", AuditDatabase.PASSWORD);
    properties.setProperty("currentSchema", "audit");
    var _ =
        new Replay(
                () -> DriverManager.getConnection(arguments[0], properties),
                KafkaConnection.plaintext(arguments[1]),
                new UserKeys(new MasterKey(AuditDatabase.secret(1))),
                new LookupKey(AuditDatabase.secret(2)),
                2,
                new Unheard() {
                  @Override
                  public void folded(long done, long total) {
                    if (done > 0) {
                      Runtime.getRuntime().halt(137);
                    }
                  }
                })
            .run(false);
  }
}
