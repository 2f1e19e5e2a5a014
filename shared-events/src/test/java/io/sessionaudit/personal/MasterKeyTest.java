package io.sessionaudit.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sessionaudit.event.EventId;
import io.sessionaudit.event.FreshIds;
import io.sessionaudit.event.Sealed;
import io.sessionaudit.event.UserId;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The master key hands a person's key out to nobody else. */
class MasterKeyTest {

  private static final MasterKey MASTER = new MasterKey(SealOracle.bytes(1, 32));
  private static final UserId MARIA = FreshIds.user();

  @Test
  void anUnwrappedKeyOpensWhatTheWrappedOneSealed() {
    UserKey key = UserKey.random();
    EventId event = FreshIds.event();
    Client client = new Client("192.0.2.7", null, "maria");
    Sealed sealed = key.seal(client, event);

    UserKey again = MASTER.unwrap(MASTER.wrap(key, MARIA), MARIA).orElseThrow();

    assertThat(again.open(sealed, event)).contains(client);
    assertThat(again.networkTag(new byte[] {1, 2, 3}))
        .isEqualTo(key.networkTag(new byte[] {1, 2, 3}));
  }

  @Test
  void aKeyBelongsToItsOwner() {
    byte[] wrapped = MASTER.wrap(UserKey.random(), MARIA);

    assertThat(MASTER.unwrap(wrapped, FreshIds.user())).isEmpty();
    assertThat(new MasterKey(SealOracle.bytes(2, 32)).unwrap(wrapped, MARIA)).isEmpty();
  }

  @Test
  void aWrappedKeyCannotBeChangedOrCut() {
    byte[] wrapped = MASTER.wrap(UserKey.random(), MARIA);
    assertThat(wrapped).hasSize(60);
    for (int i = 0; i < wrapped.length; i++) {
      byte[] other = wrapped.clone();
      other[i] ^= 0x40;
      assertThat(MASTER.unwrap(other, MARIA)).isEmpty();
      assertThat(MASTER.unwrap(Arrays.copyOf(wrapped, i), MARIA)).isEmpty();
    }
    assertThat(MASTER.unwrap(Arrays.copyOf(wrapped, 61), MARIA)).isEmpty();
  }

  @Test
  void keysHave32BytesAndAreNotPrinted() {
    for (int length : new int[] {0, 16, 31, 33}) {
      assertThatThrownBy(() -> new MasterKey(new byte[length]))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> new LookupKey(new byte[length]))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(MASTER).hasToString("***");
    assertThat(new LookupKey(new byte[32])).hasToString("***");
  }
}
