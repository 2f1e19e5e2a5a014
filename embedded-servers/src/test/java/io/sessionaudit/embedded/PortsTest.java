package io.sessionaudit.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Ports for servers that start at the same moment. */
class PortsTest {

  @Test
  void no_port_is_given_twice_although_nobody_listens_yet() {
    Set<Integer> given = new HashSet<>();
    for (int i = 0; i < 2_000; i++) {
      assertThat(given.add(Ports.free())).isTrue();
    }
  }

  @Test
  void no_outgoing_connection_can_take_one_before_its_server_does() {
    for (int i = 0; i < 100; i++) {
      assertThat(Ports.free()).isBetween(20_000, 32_767);
    }
  }
}
