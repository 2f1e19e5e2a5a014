package io.sessionaudit.standalone.prepare;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * Collects what one user may do in Kafka, from any host. Reading and writing include describing.
 */
final class Rights {

  private final String user;
  private final List<AclBinding> bindings = new ArrayList<>();

  private Rights(String user) {
    this.user = user;
  }

  static Rights of(String user) {
    return new Rights(user);
  }

  Rights read(String... topics) {
    for (String topic : topics) {
      allow(ResourceType.TOPIC, topic, PatternType.LITERAL, AclOperation.READ);
    }
    return this;
  }

  Rights write(String... topics) {
    for (String topic : topics) {
      allow(ResourceType.TOPIC, topic, PatternType.LITERAL, AclOperation.WRITE);
    }
    return this;
  }

  /** To be a member of these consumer groups. */
  Rights join(String... groups) {
    for (String group : groups) {
      allow(ResourceType.GROUP, group, PatternType.LITERAL, AclOperation.READ);
    }
    return this;
  }

  /** To write in transactions whose ids begin like this. */
  Rights transact(String prefix) {
    allow(ResourceType.TRANSACTIONAL_ID, prefix, PatternType.PREFIXED, AclOperation.WRITE);
    return this;
  }

  KafkaUser done() {
    return new KafkaUser(user, bindings);
  }

  private void allow(ResourceType type, String name, PatternType pattern, AclOperation operation) {
    bindings.add(
        new AclBinding(
            new ResourcePattern(type, name, pattern),
            new AccessControlEntry("User:" + user, "*", operation, AclPermissionType.ALLOW)));
  }
}
