package io.sessionaudit.event;

/** Who asked for what an event says. */
public sealed interface Actor {

  Actor DETECTOR = new Named("detector");
  Actor SYSTEM = new Named("system");
  Actor STRANGER = new Named("stranger");

  /**
   * Reads {@link #text}.
   *
   * @throws IllegalArgumentException for any other text
   */
  static Actor of(String text) {
    return switch (text) {
      case "detector" -> DETECTOR;
      case "system" -> SYSTEM;
      case "stranger" -> STRANGER;
      case String user when user.startsWith("user:") -> new User(UserId.of(user.substring(5)));
      case String admin when admin.startsWith("admin:") -> new Admin(UserId.of(admin.substring(6)));
      case String service when service.startsWith("service:") -> new Service(service.substring(8));
      default -> throw new IllegalArgumentException("not an actor");
    };
  }

  /** {@code user:<uid>}, {@code admin:<uid>}, {@code service:<clientId>} or one of three names. */
  String text();

  /** A person, acting on his own account. */
  record User(UserId id) implements Actor {
    @Override
    public String text() {
      return "user:" + id;
    }
  }

  /** A person with the right to act on other people's accounts. */
  record Admin(UserId id) implements Actor {
    @Override
    public String text() {
      return "admin:" + id;
    }
  }

  /** A service client that authenticated itself. */
  record Service(String clientId) implements Actor {
    public Service {
      if (clientId.isEmpty()) {
        throw new IllegalArgumentException("a service has a client id");
      }
    }

    @Override
    public String text() {
      return "service:" + clientId;
    }
  }

  /** The detector, the platform itself, or somebody who proved nothing. */
  record Named(String text) implements Actor {
    public Named {
      switch (text) {
        case "detector", "system", "stranger" -> {}
        default -> throw new IllegalArgumentException("not an actor without an id");
      }
    }
  }
}
