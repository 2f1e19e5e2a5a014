package io.sessionaudit.standalone.demo;

import io.sessionaudit.json.JsonText;
import io.sessionaudit.standalone.client.Answer;
import io.sessionaudit.standalone.client.SignedIn;
import io.sessionaudit.standalone.platform.Endpoints;
import io.sessionaudit.standalone.platform.PlatformException;
import java.io.PrintStream;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

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
  private final Map<String, String> admin;
  private final Map<String, String> auditor;
  private final PrintStream out;
  private final SecureRandom random = new SecureRandom();

  /**
   * A demo on a running platform.
   *
   * @param admin {@code username} and {@code password}
   * @param auditor likewise
   */
  public Demo(
      Endpoints endpoints,
      Map<String, String> admin,
      Map<String, String> auditor,
      PrintStream out) {
    this.endpoints = endpoints;
    this.admin = Map.copyOf(admin);
    this.auditor = Map.copyOf(auditor);
    this.out = out;
  }

  /**
   * Plays it.
   *
   * @throws PlatformException with a sentence if anything is not as it should be
   */
  public void run() {
    User alice;
    User bob;
    try (SignedIn administrator = SignedIn.as(admin, endpoints)) {
      alice = create(administrator, "alice");
      bob = create(administrator, "bob");
    }
    try (SignedIn reader = SignedIn.as(auditor, endpoints)) {
      Tables tables = new Tables(reader, out);
      out.println("1. A spent refresh token, presented inside its grace window");
      spentToken(alice);
      tables.print(alice.id(), "USER");
      out.println();
      out.println("2. Every cookie stolen: only the network tells");
      movedNetwork(bob);
      tables.print(bob.id(), "USER");
    }
  }

  private User create(SignedIn administrator, String name) {
    String unique = name + "-" + hex(3);
    String password = hex(12);
    byte[] account =
        JsonText.write(it ->
            it.text("username", unique)
                .text("password", password)
                .texts("roles", List.of("user", "auditor")));
    Answer created = administrator.post("/admin/users", account).expect(201, "Creating a user");
    return new User(created.json().text("id"), unique, password);
  }

  private String hex(int bytes) {
    byte[] drawn = new byte[bytes];
    random.nextBytes(drawn);
    return HexFormat.of().formatHex(drawn);
  }

  private Actor signedIn(Actor actor, User user) {
    Answer _ = actor.signIn(endpoints.auth(), user).expect(200, "Signing in as " + user.name());
    return actor;
  }

  private void spentToken(User alice) {
    try (Actor laptop = signedIn(Actor.at(HOME, LAPTOP), alice);
        Actor phone = signedIn(Actor.at(MOBILE, PHONE), alice);
        Actor thief = Actor.at(THIEF, OTHER).stealFrom(laptop)) {
      say("%s signs in on a laptop and on a phone.".formatted(alice.name()));
      Answer _ = laptop.refresh(endpoints.auth()).expect(200, "A refresh");
      say("The laptop refreshes. A thief on another device has copied the token just before.");
      admitted(phone);
      long begin = System.nanoTime();
      Answer caught = thief.refresh(endpoints.auth()).expect(401, "The thief's refresh");
      say("The thief presents the spent token: %s.".formatted(caught.told()));
      say(
          "The phone's access token, checked by another service: %s."
              .formatted(afterTheTheft(untilRefused(phone), begin)));
      say("The laptop's next refresh: %s.".formatted(laptop.refresh(endpoints.auth()).told()));
    }
  }

  private void movedNetwork(User bob) {
    try (Actor laptop = signedIn(Actor.at(HOME, LAPTOP), bob);
        Actor thief = Actor.at(THIEF, LAPTOP).stealFrom(laptop)) {
      say("%s signs in on a laptop.".formatted(bob.name()));
      admitted(laptop);
      long begin = System.nanoTime();
      Answer _ = thief.refresh(endpoints.auth()).expect(200, "The thief's refresh");
      say("A thief with all cookies, the same browser and another network refreshes: 200.");
      say(
          "The laptop's access token, checked by another service: %s."
              .formatted(afterTheTheft(untilRefused(laptop), begin)));
      Answer _ = untilRefused(thief);
      say("The thief's own new tokens: %s.".formatted(thief.refresh(endpoints.auth()).told()));
    }
  }

  private static String afterTheTheft(Answer refusal, long begin) {
    return "%s, %d ms after the theft"
        .formatted(refusal.told(), (refusal.nanos() - begin) / 1_000_000);
  }

  /** The token is good where it is checked without asking the auth API. */
  private void admitted(Actor actor) {
    Answer _ = actor.get(guarded()).expect(200, "A call to a guarded service");
  }

  private Answer untilRefused(Actor actor) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      Answer answer = actor.get(guarded());
      if (answer.status() == 401) {
        return answer;
      }
      Answer _ = answer.expect(200, "A call to a guarded service");
    }
    throw new PlatformException("A stolen session still works after a minute.");
  }

  private URI guarded() {
    return endpoints.projector().resolve("/sessions?limit=1");
  }

  private void say(String sentence) {
    out.println("   " + sentence);
  }
}
