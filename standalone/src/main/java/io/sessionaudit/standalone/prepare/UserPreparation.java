package io.sessionaudit.standalone.prepare;

import io.sessionaudit.wire.KafkaConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.clients.admin.UserScramCredentialsDescription;

/** Sets the passwords of Kafka's users (SCRAM-SHA-512); who is signed in stays so. */
public final class UserPreparation {

  private static final ScramCredentialInfo SCRAM =
      new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 8192);

  private final KafkaConnection kafka;

  public UserPreparation(KafkaConnection kafka) {
    this.kafka = kafka;
  }

  /**
   * Makes who is missing, and sets every password.
   *
   * @param passwords by user
   */
  public List<Finding> prepare(Map<String, String> passwords)
      throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(kafka.properties())) {
      Set<String> present = present(admin);
      List<UserScramCredentialAlteration> changes = new ArrayList<>();
      List<Finding> findings = new ArrayList<>();
      passwords.forEach((user, password) -> {
        changes.add(new UserScramCredentialUpsertion(user, SCRAM, password));
        String what = "Kafka user " + user;
        findings.add(present.contains(user) ? Finding.there(what) : Finding.made(what));
      });
      admin.alterUserScramCredentials(changes).all().get();
      return findings;
    }
  }

  private static Set<String> present(Admin admin) throws ExecutionException, InterruptedException {
    Map<String, UserScramCredentialsDescription> users =
        admin.describeUserScramCredentials().all().get();
    return users.keySet();
  }
}
