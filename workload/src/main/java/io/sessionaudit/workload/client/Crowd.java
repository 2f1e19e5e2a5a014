package io.sessionaudit.workload.client;

import io.sessionaudit.event.UserId;
import io.sessionaudit.json.JsonText;
import io.sessionaudit.workload.fleet.Fleet;
import io.sessionaudit.workload.fleet.FleetException;
import io.sessionaudit.workload.points.Service;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** The people of a fleet: its first admin, and whoever he opens an account for. */
public final class Crowd {

  private static final String PASSWORD = "correct horse battery staple";

  private final List<URI> auths;
  private final Path adminFile;

  public Crowd(Fleet fleet) {
    this.auths = fleet.of(Service.AUTH).stream().map(it -> it.url()).toList();
    this.adminFile = fleet.folder().resolve("credentials").resolve("admin.properties");
  }

  /** A browser whose every request goes to any of the auth APIs. */
  public Browser browser() {
    return new Browser(
        () -> auths.get(ThreadLocalRandom.current().nextInt(auths.size())), Browser.LAPTOP);
  }

  /** Opens accounts. */
  public List<User> newUsers(int count) {
    Browser admin = browser();
    Properties credentials = admin();
    try {
      expect(
          admin.signIn(credentials.getProperty("username"), credentials.getProperty("password")),
          200);
      List<User> users = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        users.add(newUser(admin));
      }
      return users;
    } catch (NoAnswerException failure) {
      throw new FleetException("Nobody opens accounts.", failure);
    }
  }

  /** Signs somebody in on a new laptop. */
  public void signIn(User user) {
    try {
      Answer _ = expect(browser().signIn(user.name(), user.password()), 200);
    } catch (NoAnswerException failure) {
      throw new FleetException("A sign-in was not answered.", failure);
    }
  }

  private static User newUser(Browser admin) throws NoAnswerException {
    String name = "user-" + UUID.randomUUID();
    byte[] body =
        JsonText.write(it ->
            it.text("username", name).text("password", PASSWORD).texts("roles", List.of("user")));
    Answer answer = expect(admin.post("/admin/users", body), 201);
    return new User(UserId.of(answer.json().text("id")), name, PASSWORD);
  }

  private static Answer expect(Answer answer, int status) {
    if (answer.status() != status) {
      throw new FleetException("Expected " + status + ": " + answer);
    }
    return answer;
  }

  private Properties admin() {
    Properties credentials = new Properties();
    try (Reader reader = Files.newBufferedReader(adminFile, StandardCharsets.UTF_8)) {
      credentials.load(reader);
      return credentials;
    } catch (IOException failure) {
      throw new FleetException("There is no admin.", failure);
    }
  }
}
