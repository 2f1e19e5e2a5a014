package io.sessionaudit.standalone.demo;

import io.sessionaudit.json.Fields;
import io.sessionaudit.standalone.platform.Endpoints;
import io.sessionaudit.standalone.platform.PlatformException;
import java.io.PrintStream;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Properties;

/**
 * Two thefts. One is given away by the refresh token itself, inside the window in which a lost
 * answer may be asked for again. The other one has everything, and only the network tells. Both end
 * with every token of the user dead at a service that checks tokens on its own.
 */
public final class Demo {

  private static final String HOME = "127.0.0.1";
  private static final String MOBILE = "127.20.0.1";
  private static final String THIEF = "127.66.6.6";

  private static final String LAPTOP =
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
          + " Chrome/140.0.0.0 Safari/537.36";
  private static final String PHONE =
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
          + " Gecko) Version/18.0 Mobile/15E148 Safari/604.1";
  private static final String OTHER =
      "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Endpoints endpoints;
  private final Properties admin;
  private final Properties auditor;
  private final PrintStream out;
  private final Random random = new Random();

  /**
   * A demo on a running platform.
   *
   * @param admin {@code username} and {@code password}
   * @param auditor likewise
   */
  public Demo(Endpoints endpoints, Properties admin, Properties auditor, PrintStream out) {
    this.endpoints = endpoints;
    this.admin = admin;
    this.auditor = auditor;
    this.out = out;
  }

  private static final class Random {
    private final SecureRandom source = new SecureRandom();

    String hex(int bytes) {
      byte[] drawn = new byte[bytes];
      source.nextBytes(drawn);
      return HexFormat.of().formatHex(drawn);
    }
  }

  /**
   * Plays it.
   *
   * @throws PlatformException with a sentence if anything is not as it should be
   */
  public void run() {
    Actor administrator = signedIn(Actor.at(HOME, LAPTOP), admin);
    Tables tables =
        new Tables(signedIn(Actor.at(HOME, LAPTOP), auditor), endpoints.projector(), out);
    User alice = create(administrator, "alice");
    User bob = create(administrator, "bob");
    out.println("1. A spent refresh token, presented inside its grace window");
    spentToken(alice);
    tables.print(alice.id(), "USER");
    out.println();
    out.println("2. Every cookie stolen: only the network tells");
    movedNetwork(bob);
    tables.print(bob.id(), "USER");
  }

  private record User(String id, String name, String password) {}

  private User create(Actor administrator, String name) {
    String unique = name + "-" + random.hex(3);
    String password = random.hex(12);
    Fields created =
        administrator
            .post(
                auth("/admin/users"),
                "{\"username\":\"%s\",\"password\":\"%s\",\"roles\":[\"user\",\"auditor\"]}"
                    .formatted(unique, password))
            .expect(201, "Creating a user")
            .json();
    return new User(created.text("id"), unique, password);
  }

  private Actor signedIn(Actor actor, Properties credentials) {
    actor
        .signIn(
            endpoints.auth(),
            credentials.getProperty("username", ""),
            credentials.getProperty("password", ""))
        .expect(200, "Signing in");
    return actor;
  }

  private Actor signedIn(Actor actor, User user) {
    actor
        .signIn(endpoints.auth(), user.name(), user.password())
        .expect(200, "Signing in as " + user.name());
    return actor;
  }

  private void spentToken(User alice) {
    Actor laptop = signedIn(Actor.at(HOME, LAPTOP), alice);
    Actor phone = signedIn(Actor.at(MOBILE, PHONE), alice);
    say("%s signs in on a laptop and on a phone.".formatted(alice.name()));
    Actor thief = Actor.at(THIEF, OTHER).stealFrom(laptop);
    laptop.refresh(endpoints.auth()).expect(200, "A refresh");
    say("The laptop refreshes. A thief on another device has copied the token just before.");
    admitted(phone);
    long begin = System.nanoTime();
    Actor.Answer caught = thief.refresh(endpoints.auth()).expect(401, "The thief's refresh");
    say("The thief presents the spent token: %s.".formatted(caught.told()));
    Actor.Answer dead = untilRefused(phone);
    say(
        "The phone's access token, checked by another service: %s, %d ms after the theft."
            .formatted(dead.told(), (dead.nanos() - begin) / 1_000_000));
    say("The laptop's next refresh: %s.".formatted(laptop.refresh(endpoints.auth()).told()));
  }

  private void movedNetwork(User bob) {
    Actor laptop = signedIn(Actor.at(HOME, LAPTOP), bob);
    say("%s signs in on a laptop.".formatted(bob.name()));
    Actor thief = Actor.at(THIEF, LAPTOP).stealFrom(laptop);
    admitted(laptop);
    long begin = System.nanoTime();
    thief.refresh(endpoints.auth()).expect(200, "The thief's refresh");
    say("A thief with all cookies, the same browser and another network refreshes: 200.");
    Actor.Answer dead = untilRefused(laptop);
    say(
        "The laptop's access token, checked by another service: %s, %d ms after the theft."
            .formatted(dead.told(), (dead.nanos() - begin) / 1_000_000));
    untilRefused(thief);
    say("The thief's own new tokens: %s.".formatted(thief.refresh(endpoints.auth()).told()));
  }

  /** The token is good where it is checked without asking the auth API. */
  private void admitted(Actor actor) {
    actor.get(guarded()).expect(200, "A call to a guarded service");
  }

  private Actor.Answer untilRefused(Actor actor) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      Actor.Answer answer = actor.get(guarded());
      if (answer.status() == 401) {
        return answer;
      }
      answer.expect(200, "A call to a guarded service");
    }
    throw new PlatformException("A stolen session still works after a minute.");
  }

  private URI guarded() {
    return endpoints.projector().resolve("/sessions?limit=1");
  }

  private URI auth(String path) {
    return endpoints.auth().resolve(path);
  }

  private void say(String sentence) {
    out.println("   " + sentence);
  }
}
