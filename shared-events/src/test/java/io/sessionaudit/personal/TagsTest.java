package io.sessionaudit.personal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Tags say "equal" or "not equal" under one key, and nothing else. */
class TagsTest {

  private static final LookupKey LOOKUP = new LookupKey(SealOracle.bytes(1, 32));
  private static final LookupKey OTHER = new LookupKey(SealOracle.bytes(2, 32));
  private static final byte[] HOME = {(byte) 192, 0, 2};
  private static final byte[] AWAY = {(byte) 198, 51, 100};

  @Test
  void namesThatCompareEqualHaveEqualTags() {
    assertThat(LOOKUP.nameTag(UserName.of(" Maria ")))
        .isEqualTo(LOOKUP.nameTag(UserName.of("mARIA")));
    assertThat(LOOKUP.nameTag(UserName.of("maria")))
        .isNotEqualTo(LOOKUP.nameTag(UserName.of("mario")));
  }

  @Test
  void anotherKeyGivesOtherTags() {
    UserName maria = UserName.of("maria");

    assertThat(LOOKUP.nameTag(maria)).isNotEqualTo(OTHER.nameTag(maria));
    assertThat(LOOKUP.networkTag(HOME)).isNotEqualTo(OTHER.networkTag(HOME));
    assertThat(UserKey.random().networkTag(HOME)).isNotEqualTo(UserKey.random().networkTag(HOME));
  }

  @Test
  void aUsersNetworkIsKnownAgain() {
    UserKey key = SealOracle.key();

    assertThat(key.networkTag(HOME)).isEqualTo(key.networkTag(HOME.clone()));
    assertThat(key.networkTag(HOME)).isNotEqualTo(key.networkTag(AWAY));
  }

  @Test
  void oneKeyHasATagForEachPurpose() {
    String name = "192.0.2.0/24";

    assertThat(LOOKUP.addressTag(name)).isNotEqualTo(LOOKUP.nameTag(UserName.of(name)));
    assertThat(LOOKUP.addressTag(name))
        .isNotEqualTo(LOOKUP.networkTag(name.getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
    assertThat(LOOKUP.addressTag(name)).isNotEqualTo(LOOKUP.addressTag("192.0.2.0/16"));
  }

  /** Tags are stored, so a change of how they are made would lose every account. */
  @Test
  void tagsStayAsTheyAre() {
    assertThat(LOOKUP.nameTag(UserName.of("Maria"))).isEqualTo("tN-JbN1lmsJSDsOg6SMqLA");
    assertThat(LOOKUP.networkTag(HOME)).isEqualTo("I940wcgTdQkOsn6v6u1fdQ");
    assertThat(LOOKUP.addressTag("192.0.2.0/24")).isEqualTo("5fhFyL_omiFg9BOh_GDqXg");
    assertThat(SealOracle.key().networkTag(HOME)).isEqualTo("TUftZvl-W9pZ0yJPZeoUZg");
  }
}
