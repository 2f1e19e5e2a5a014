package io.sessionaudit.workload.client;

import io.sessionaudit.event.UserId;
import io.sessionaudit.json.JsonText;
import io.sessionaudit.workload.fleet.Deployment;
import io.sessionaudit.workload.fleet.FleetException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** The people of a platform: its first admin, and whoever he opens an account for. */
public final class Crowd {

  private static final String PASSWORD = "correct horse battery staple";

  private final List<URI> auths;
  private final Map<String, String> admin;

  public Crowd(Deployment platform) {
    this.auths = platform.auth();
    this.admin = platform.credentials("admin");
  }

  /** A browser whose every request goes to any of the auth APIs. */
  public Browser browser() {
    return new Browser(
        () -> auths.get(ThreadLocalRandom.current().nextInt(auths.size())), Browser.LAPTOP);
  }

  /** The same browser once for each auth API, which alone it asks. */
  public List<Browser> everywhere(Browser browser) {
    return auths.stream().map(browser::at).toList();
  }

  /** Opens accounts. */
  public List<User> newUsers(int count) {
    try {
      Browser browser = asAdmin();
      List<User> users = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        users.add(newUser(browser));
      }
      return users;
    } catch (NoAnswerException failure) {
      throw new FleetException("Nobody opens accounts.", failure);
    }
  }

  /** Signs the first admin in on a new laptop. */
  public Browser asAdmin() throws NoAnswerException {
    Browser browser = browser();
    Answer _ =
        browser
            .signIn(admin.getOrDefault("username", ""), admin.getOrDefault("password", ""))
            .expect(200);
    return browser;
  }

  /** Signs somebody in on a new laptop. */
  public Browser signIn(User user) {
    Browser browser = browser();
    try {
      Answer _ = browser.signIn(user.name(), user.password()).expect(200);
      return browser;
    } catch (NoAnswerException failure) {
      throw new FleetException("A sign-in was not answered.", failure);
    }
  }

  private static User newUser(Browser admin) throws NoAnswerException {
    String name = "user-" + UUID.randomUUID();
    byte[] body =
        JsonText.write(it ->
            it.text("username", name).text("password", PASSWORD).texts("roles", List.of("user")));
    Answer answer = admin.post("/admin/users", body).expect(201);
    return new User(UserId.of(answer.json().text("id")), name, PASSWORD);
  }
}
