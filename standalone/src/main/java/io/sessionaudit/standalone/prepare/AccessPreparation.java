package io.sessionaudit.standalone.prepare;

import io.sessionaudit.wire.KafkaConnection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntryFilter;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.ResourcePatternFilter;

/**
 * Gives each user his rights. What he has beyond them, or everybody has, is named and left: it may
 * be somebody's who uses the same broker.
 */
public final class AccessPreparation {

  private final KafkaConnection kafka;

  public AccessPreparation(KafkaConnection kafka) {
    this.kafka = kafka;
  }

  public List<Finding> prepare(List<KafkaUser> users)
      throws ExecutionException, InterruptedException {
    List<Finding> findings = new ArrayList<>();
    try (Admin admin = Admin.create(kafka.properties())) {
      for (KafkaUser user : users) {
        Collection<AclBinding> present = rules(admin, user.name());
        List<AclBinding> missing =
            user.rights().stream().filter(it -> !present.contains(it)).toList();
        admin.createAcls(missing).all().get();
        String rights = "%d rights of %s".formatted(user.rights().size(), user.name());
        findings.add(missing.isEmpty() ? Finding.there(rights) : Finding.made(rights));
        beyond(findings, user, present);
      }
      beyond(findings, new KafkaUser("*", List.of()), rules(admin, "*"));
    }
    return findings;
  }

  private static Collection<AclBinding> rules(Admin admin, String user)
      throws ExecutionException, InterruptedException {
    AccessControlEntryFilter his =
        new AccessControlEntryFilter("User:" + user, null, AclOperation.ANY, AclPermissionType.ANY);
    return admin.describeAcls(new AclBindingFilter(ResourcePatternFilter.ANY, his)).values().get();
  }

  private static void beyond(
      List<Finding> findings, KafkaUser user, Collection<AclBinding> present) {
    for (AclBinding rule : present) {
      if (!user.rights().contains(rule)) {
        findings.add(
            Finding.differs(
                "%s has a rule that is not from here: %s %s on %s %s"
                    .formatted(
                        user.name().equals("*") ? "everybody" : user.name(),
                        rule.entry().permissionType(),
                        rule.entry().operation(),
                        rule.pattern().resourceType(),
                        rule.pattern().name())));
      }
    }
  }
}
