package io.sessionaudit.standalone.faults;

import io.sessionaudit.event.UserId;
import io.sessionaudit.standalone.platform.DataFolder;
import io.sessionaudit.standalone.platform.Endpoints;
import io.sessionaudit.standalone.platform.PropertiesFile;
import io.sessionaudit.testkit.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A running platform as a test reaches it.
 *
 * @param data folder with keys and credentials
 * @param database as its superuser
 */
public record Site(Endpoints endpoints, DataFolder data, Database database) {

  static final String PASSWORD = "correct horse battery staple";

  /** The platform that was started in this folder. */
  static Site in(DataFolder data) {
    Map<String, String> postgres = credential(data, "postgres");
    return new Site(
        Endpoints.of(data),
        data,
        new Database(
            postgres.getOrDefault("url", ""),
            postgres.getOrDefault("username", ""),
            postgres.getOrDefault("password", "")));
  }

  private static Map<String, String> credential(DataFolder data, String name) {
    return PropertiesFile.read(data.credentials().resolve(name + ".properties"));
  }

  Browser browser() {
    return new Browser(endpoints.auth(), Browser.LAPTOP);
  }

  /** Signed in as one of those whom the first start has made. */
  Browser as(String credential) {
    Map<String, String> person = credential(data, credential);
    Browser browser = browser();
    browser
        .signIn(person.getOrDefault("username", ""), person.getOrDefault("password", ""))
        .expect(200);
    return browser;
  }

  /** Somebody with an account. */
  record User(UserId id, String name) {

    Browser.Answer signIn(Browser browser) {
      return browser.signIn(name, PASSWORD);
    }
  }

  /** Makes an account that nobody had before. */
  User newUser(Browser admin) {
    String name = "user-" + UUID.randomUUID();
    String body =
        "{\"username\":\"%s\",\"password\":\"%s\",\"roles\":[\"user\"]}".formatted(name, PASSWORD);
    return new User(
        UserId.of(admin.post("/admin/users", body).expect(201).json().text("id")), name);
  }

  /** The first column of the answer, as text. */
  List<String> texts(String query) {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      List<String> texts = new ArrayList<>();
      while (row.next()) {
        texts.add(String.valueOf(row.getString(1)));
      }
      return texts;
    } catch (SQLException failure) {
      throw new IllegalStateException(query, failure);
    }
  }
}
