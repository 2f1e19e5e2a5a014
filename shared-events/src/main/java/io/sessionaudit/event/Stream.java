package io.sessionaudit.event;

/**
 * What is numbered 1, 2, 3 without gaps. One user's whole history is one stream; its {@link #name}
 * stands in every event and its {@link #key} decides the Kafka partition.
 */
public sealed interface Stream {

  Stream STRANGERS = new Strangers();
  Stream REALM = new Realm();

  static Stream of(UserId user) {
    return new OfUser(user);
  }

  /**
   * Reads {@link #name}.
   *
   * @throws IllegalArgumentException for any other text
   */
  static Stream named(String name) {
    return switch (name) {
      case "strangers" -> STRANGERS;
      case "realm" -> REALM;
      case String user when user.startsWith("user:") -> new OfUser(UserId.of(user.substring(5)));
      default -> throw new IllegalArgumentException("not the name of a stream");
    };
  }

  /** {@code user:<uid>}, {@code strangers} or {@code realm}. */
  String name();

  /** The Kafka record key: the user's id, or the name of the stream. */
  String key();

  /** Everything that happens to one user's account and tokens. */
  record OfUser(UserId user) implements Stream {
    @Override
    public String name() {
      return "user:" + user;
    }

    @Override
    public String key() {
      return user.toString();
    }
  }

  /** Failed sign-ins under names that nobody has. */
  record Strangers() implements Stream {
    @Override
    public String name() {
      return "strangers";
    }

    @Override
    public String key() {
      return name();
    }
  }

  /** What concerns everybody: clients, and the revocation of everything. */
  record Realm() implements Stream {
    @Override
    public String name() {
      return "realm";
    }

    @Override
    public String key() {
      return name();
    }
  }
}
